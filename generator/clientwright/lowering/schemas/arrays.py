"""Lowers arrays: `items`, `prefixItems`, and the older array form of `items`."""

from __future__ import annotations

from dataclasses import replace

from ...diagnostics import rules
from ...model import ANY, ArrayType, TupleType, TypeRef
from ...resolve import Node
from ...values import as_count, as_list, is_object
from .conditions import items_of
from .context import Context, TypeLocation
from .flattening import FlatSchema
from .scalars import read_constraints
from .unions import union_of


def lower_array(context: Context, schema: FlatSchema, location: TypeLocation) -> TypeRef:
    """An `ArrayType`, or a `TupleType` if number and types of the items are fixed."""
    prefix = _find_prefix(schema)
    rest, is_closed = _lower_rest(context, schema, location)
    constraints = read_constraints(schema, "array")
    if not prefix:
        if is_closed:
            constraints = replace(constraints, max_items=0)
        return ArrayType(item=ANY if rest is None else rest, constraints=constraints)
    items = [context.lower(node) for node in prefix]
    if is_closed or as_count(schema.last("maxItems")) == len(items):
        if (as_count(schema.last("minItems")) or 0) >= len(items):
            return TupleType(items=tuple(items))
        count = len(items)
        maximum = count if constraints.max_items is None else min(constraints.max_items, count)
        item = union_of(context, items, location / "item")
        return ArrayType(item=item, constraints=replace(constraints, max_items=maximum))
    if rest is None:
        context.report(rules.OPEN_TUPLE, location.origin)
        item = ANY
    else:
        item = union_of(context, [*items, rest], location / "item")
    return ArrayType(item=item, constraints=constraints)


def _find_prefix(schema: FlatSchema) -> list[Node]:
    for part in reversed(schema.parts):
        for keyword in ("prefixItems", "items"):
            if as_list(part.get(keyword)):
                return part.children(keyword)
    return []


def _lower_rest(
    context: Context, schema: FlatSchema, location: TypeLocation
) -> tuple[TypeRef | None, bool]:
    """The type of items after the prefix (None: any), and whether there can be none."""
    nodes, alternatives = _find_rest(schema)
    if any(node.value is False for node in nodes):
        types = [context.lower(node) for node in alternatives]
        return (union_of(context, types, location / "item"), False) if types else (None, True)
    if not nodes:
        return None, False
    conditional = [
        item for node in schema.conditional_schemas() for item in items_of(context.flatten(node))
    ]
    if not alternatives:
        return context.lower_merged(nodes, location / "item", conditional), False
    types = [context.lower_merged(nodes, location / "rest", conditional)]
    types += map(context.lower, alternatives)
    return union_of(context, types, location / "item"), False


def _find_rest(schema: FlatSchema) -> tuple[list[Node], list[Node]]:
    """The schemas that apply to all items after the prefix, and alternatives to them.

    `unevaluatedItems` applies to items that no subschema evaluates: `items` evaluates all, and
    `contains` those that match it. Subschemas come before the schema that contains them.
    """
    nodes: list[Node] = []
    alternatives: list[Node] = []
    evaluated = False
    for part in schema.parts:
        keyword = "additionalItems" if isinstance(part.get("items"), list) else "items"
        node, unevaluated = part.child(keyword), part.child("unevaluatedItems")
        if node is not None and (isinstance(node.value, bool) or is_object(node.value)):
            evaluated = True
            nodes.append(node)
        elif unevaluated is not None and not evaluated:
            nodes.append(unevaluated)
            contains = (each.child("contains") for each in schema.parts)
            alternatives = [node for node in contains if node is not None]
    return nodes, alternatives
