"""Arrays: `items`, `prefixItems`, and the older array form of `items`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...diagnostics import rules
from ...model import ANY, ArrayType, TupleType, TypeRef
from ...values import is_object
from ..reading import as_count, as_list
from .branches import items_of
from .parts import View
from .scalars import limits
from .unions import joined

if TYPE_CHECKING:
    from ...resolve import Node
    from .spots import Spot
    from .types import Types


def array(types: Types, view: View, spot: Spot) -> TypeRef:
    """A `ArrayType`, or a `TupleType` where the number of items and the type of each are fixed."""
    first = _prefix(view)
    rest, closed = _rest(types, view, spot)
    if not first:
        found = limits(view, "array")
        if closed:  # no items at all
            found = replace(found, max_items=0)
        return ArrayType(item=ANY if rest is None else rest, constraints=found)
    row = [types.use(node) for node in first]
    if closed or as_count(view.last("maxItems")) == len(row):
        if (as_count(view.last("minItems")) or 0) >= len(row):
            return TupleType(items=tuple(row))
        item = joined(types, row, spot / "item")
        found = limits(view, "array")
        most = len(row) if found.max_items is None else min(found.max_items, len(row))
        return ArrayType(item=item, constraints=replace(found, max_items=most))
    if rest is None:
        types.note(rules.OPEN_TUPLE, spot.origin)
        item = ANY
    else:
        item = joined(types, [*row, rest], spot / "item")
    return ArrayType(item=item, constraints=limits(view, "array"))


def _prefix(view: View) -> list[Node]:
    for part in reversed(view.parts):
        for keyword in ("prefixItems", "items"):
            if as_list(part.get(keyword)):
                return part.children(keyword)
    return []


def _rest(types: Types, view: View, spot: Spot) -> tuple[TypeRef | None, bool]:
    """The type of items after the first ones (None: any), and whether there may be none."""
    nodes, contained = _further(view)
    if any(node.value is False for node in nodes):
        found = [types.use(node) for node in contained]
        return (joined(types, found, spot / "item"), False) if found else (None, True)
    if not nodes:
        return None, False
    also = _sometimes(types, view)
    if not contained:
        return types.merged(nodes, spot / "item", also), False
    uses = [types.merged(nodes, spot / "rest", also), *map(types.use, contained)]
    return joined(types, uses, spot / "item"), False


def _further(view: View) -> tuple[list[Node], list[Node]]:
    """The schemas of the items after the first ones; and those of which each may be instead.

    `unevaluatedItems` is of the items that nothing inside of its schema has a word for: `items`
    has one for all, `contains` for those that fit it. Parts come before what they are part of.
    """
    nodes: list[Node] = []
    contained: list[Node] = []
    spoken = False
    for part in view.parts:
        keyword = "additionalItems" if isinstance(part.get("items"), list) else "items"
        node, rest = part.child(keyword), part.child("unevaluatedItems")
        if node is not None and (isinstance(node.value, bool) or is_object(node.value)):
            spoken = True
            nodes.append(node)
        elif rest is not None and not spoken:
            nodes.append(rest)
            contained = [n for p in view.parts if (n := p.child("contains")) is not None]
    return nodes, contained


def _sometimes(types: Types, view: View) -> list[Node]:
    """What schemas that hold for some arrays only say of the items."""
    return [item for node in view.branches() for item in items_of(types.view(node))]
