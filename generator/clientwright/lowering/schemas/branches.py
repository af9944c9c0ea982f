"""Schemas that hold for some values of a schema only: what they add to its properties.

`if`/`then`/`else` and `dependentSchemas` (JSON Schema 2020-12, Core, 10.2.2; `dependencies` before)
say of some values more than of others. No type says of which, so a property that only they
describe is one that may be there; and one that the schema describes itself stays what it is, with
what they add inside of it. What a `not` or a `contains` describes is in no value, or not in all.

Not here: a schema that is nothing but such a choice (`conditions.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..extensions import ignored
from .parts import UNION_KEYS, View, together

if TYPE_CHECKING:
    from ...diagnostics.origin import Origin
    from ...resolve import Node
    from .types import Types


@dataclass(slots=True)
class Sometimes:
    """What the branches of a view describe."""

    found: dict[str, list[list[Node]]] = field(default_factory=dict[str, "list[list[Node]]"])
    """By property that the view itself does not describe: its schemas, for each branch."""
    further: dict[str, list[Node]] = field(default_factory=dict[str, "list[Node]"])
    """By property that it does: what the branches say besides."""
    tested: list[str] = field(default_factory=list[str])
    """Properties that an `if` asks for and nothing describes."""


def properties_of(view: View) -> dict[str, list[Node]]:
    """All schemas of each property, in the order in which properties first appear."""
    found: dict[str, list[Node]] = {}
    for part in view.parts:
        for name, node in part.members("properties"):
            if not ignored(node.value):
                found.setdefault(name, []).append(node)
    return found


def sometimes(types: Types, view: View, own: Collection[str]) -> Sometimes:
    """What the branches of a view describe, those inside of each other and of unions included."""
    made = Sometimes()
    tested = dict.fromkeys(tests(types, view))
    todo = [(node, frozenset(own)) for node in view.branches()]
    seen: set[Origin] = set()
    while todo:
        node, known = todo.pop(0)
        branch = types.view(node)
        if node.origin in seen or branch.never:
            continue
        seen.add(node.origin)
        described = properties_of(branch)
        for name, nodes in described.items():
            if name in own:
                made.further.setdefault(name, []).extend(nodes)
            elif name not in known:
                made.found.setdefault(name, []).append(nodes)
        tested.update(dict.fromkeys(tests(types, branch)))
        inner = [*branch.branches(), *_variants(branch)]
        todo += [(each, known | described.keys()) for each in inner]
    made.tested = [name for name in tested if name not in own and name not in made.found]
    return made


def tests(types: Types, view: View) -> Iterator[str]:
    """The properties whose values an `if` asks for."""
    for part in view.parts:
        node = part.child("if")
        if node is not None:
            for name, nodes in properties_of(types.view(node)).items():
                if any(each.value is not False for each in nodes):
                    yield name


def add(types: Types, view: View, nodes: list[Node], seen: frozenset[Origin] = frozenset()) -> bool:
    """Whether schemas that hold sometimes describe a property that the view does not, at any depth.

    A view that names no property holds them all anyhow.
    """
    own = properties_of(view)
    items = items_of(view)
    for node in nodes:
        if node.origin in seen:
            continue
        further = seen | {node.origin}
        branch = types.view(node)
        inner = items_of(branch)
        if items and inner and add(types, together([types.view(i) for i in items]), inner, further):
            return True
        for name, described in properties_of(branch).items():
            if own and name not in own:
                return True
            known = [types.view(each) for each in own.get(name, ())]
            if known and add(types, together(known), described, further):
                return True
    return False


def items_of(view: View) -> list[Node]:
    """The schemas that hold for all items of an array."""
    nodes = [part.child("items") for part in view.parts]
    return [node for node in nodes if node is not None and isinstance(node.value, dict)]


def _variants(view: View) -> Iterator[Node]:
    for part in view.parts:
        for keyword in UNION_KEYS:
            yield from part.children(keyword)
