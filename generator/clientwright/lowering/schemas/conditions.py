"""A schema that is nothing but a choice: `if` so, `then` this type, `else` that one.

What holds is (`if` and `then`) or `else`, so it is a union. Where `if` asks for one property's
value, that property is the union's tag, and `else` what an unknown value selects.

Not here: branches beside properties, which only add to a record (`branches.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...model import ANY, TypeRef
from ..reading import as_list
from .branches import properties_of, tests
from .discriminator import Tagging, values_of
from .facts import types_of
from .parts import ANNOTATIONS, UNION_KEYS, Part, View, together
from .spots import MERGED, Spot
from .unions import is_plain, made_of

if TYPE_CHECKING:
    from ...resolve import Node
    from .types import Types

_CHOICE = ("if", "then", "else")


def choice(types: Types, view: View, spot: Spot) -> TypeRef | None:
    """The union of a view's `then` and `else`, if it says what its values are in these alone."""
    part = _choice_in(types, view)
    if part is None or view.also or properties_of(view) or spot.is_far:
        return None
    parts, tags = _chain(types, part)
    base = _without(view, part, *_CHOICE)
    names = {name for each in parts for name in tests(types, View((each,)))}
    uses = [_variant(types, base, each.node["then"], names, each.node["if"]) for each in parts]
    # The last test stays, so that what it asks for is known to be there.
    last = together([base, View((parts[-1].minus("then", "else"),))])
    uses.append(_variant(types, last, parts[-1].node["else"], names, None))
    return None if ANY in uses else made_of(types, view, spot, uses, tags)


def _choice_in(types: Types, view: View) -> Part | None:
    """The one part of a view that is a choice between two types."""
    chosen = [part for part in view.parts if all(part.has(keyword) for keyword in _CHOICE)]
    if len(chosen) != 1:
        return None
    (part,) = chosen
    both = _describes(types, part.node["then"]) and _describes(types, part.node["else"])
    return part if both else None


def _chain(types: Types, part: Part) -> tuple[list[Part], Tagging]:
    """A choice, and those in its `else` that ask for the same tag; by which tag."""
    first = _tagging(types, part)
    parts, tags = [part], {0: first.of(0)}
    while first.property is not None:
        inner = types.view(parts[-1].node["else"])
        following = _choice_in(types, inner) if len(inner.parts) == 1 else None
        if following is None or not is_plain(_without(inner, following, *_CHOICE), None):
            break
        found = _tagging(types, following)
        if found.property != first.property:
            break
        tags[len(parts)] = found.of(0)
        parts.append(following)
    return parts, Tagging(first.property, tags, len(parts)) if first.property else first


def of_objects(types: Types, view: View) -> bool:
    """Whether a view that says nothing of types has branches that name properties.

    To the letter, that allows a string as well. Nobody means that.
    """
    return any(properties_of(types.view(node)) for node in view.branches())


def _without(view: View, part: Part, *keywords: str) -> View:
    parts = (each.minus(*keywords) if each.key == part.key else each for each in view.parts)
    return replace(view, parts=tuple(parts))


def _describes(types: Types, node: Node) -> bool:
    """Whether a branch says what a value is, and not only what must be in it."""
    view = types.view(node)
    kinds, _ = types_of(view)
    if view.never or properties_of(view) or view.branches():
        return True
    if any(view.has(keyword) for keyword in (*UNION_KEYS, "const", "enum")):
        return True
    maps = ("additionalProperties", "patternProperties")
    return kinds is not None and ("object" not in kinds or any(view.has(key) for key in maps))


def _variant(types: Types, base: View, branch: Node, names: set[str], test: Node | None) -> TypeRef:
    """The type of a branch: by itself where it describes what was tested, else with the test."""
    own = types.view(branch)
    if is_plain(base.minus("if"), None) and names <= properties_of(own).keys():
        return types.use(branch)
    asked = [types.view(test)] if test is not None else []
    return types.merged_view(together([base, *asked, own]), Spot(branch.origin, (MERGED,)))


def _tagging(types: Types, part: Part) -> Tagging:
    """By the values that the test allows for its one property, where these are all that it says."""
    view = types.view(part.node["if"])
    asked = properties_of(view)
    if len(asked) != 1 or not _says_only(view, "properties", "required", "type"):
        return Tagging()
    ((name, nodes),) = asked.items()
    if not all(_says_only(types.view(node), "const", "enum", "type") for node in nodes):
        return Tagging()
    values = values_of(view, name, types)
    then = types.view(part.node["then"])
    required = (*part.node.texts("required"), *_required(view), *_required(then))
    return Tagging(name, {0: values}, 1) if values and name in required else Tagging()


def _required(view: View) -> list[str]:
    return [str(name) for part in view.parts for name in as_list(part.get("required"))]


def _says_only(view: View, *keywords: str) -> bool:
    return all(
        key in keywords or key in ANNOTATIONS or key.startswith("x-")
        for part in view.parts
        for key in part.value
        if key not in part.without
    )
