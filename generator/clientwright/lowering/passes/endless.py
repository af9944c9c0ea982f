"""Finds types that no finite value satisfies, because they require themselves, and relaxes them.

`{"type": "object", "required": ["next"], "properties": {"next": {"$ref": "#"}}}` is such a schema.
Requests and samples need values, so what never ends is made optional, with a warning.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ... import model
from ...diagnostics import Diagnostics, rules
from ...model import DeclaredType, ObjectType, Ref, TypeId, TypeRef
from .traversal import find_reachable


def relax_endless_types(
    types: Mapping[TypeId, DeclaredType], diagnostics: Diagnostics
) -> dict[TypeId, DeclaredType]:
    """The types, each of which has a finite value. Reports the first type of each cycle."""
    finite = _find_finite(types)
    endless = [declared for declared in types.values() if declared.id not in finite]
    reported: set[TypeId] = set()
    for declared in endless:
        reachable = find_reachable([declared], types)
        if reported.isdisjoint(reachable):
            reported.add(declared.id)
            diagnostics.report(rules.TYPE_ENDLESS, declared.origin)
    return {**types, **{declared.id: _relax(declared, finite) for declared in endless}}


def _find_finite(types: Mapping[TypeId, DeclaredType]) -> set[TypeId]:
    """The types with a finite value: the least fixed point."""
    finite: set[TypeId] = set()
    waiting = list(types.values())
    while waiting:
        rest = [declared for declared in waiting if not _is_finite(declared, finite)]
        if len(rest) == len(waiting):
            break
        finite.update({one.id for one in waiting} - {one.id for one in rest})
        waiting = rest
    return finite


def _is_finite(type_: TypeRef | DeclaredType, finite: set[TypeId]) -> bool:
    match type_:
        case Ref(id=id_):
            return id_ in finite
        case model.ArrayType(item=item, constraints=constraints):
            return not constraints.min_items or _is_finite(item, finite)
        case model.MapType(value=value, constraints=constraints):
            return not constraints.min_properties or _is_finite(value, finite)
        case ObjectType(properties=properties):
            return all(_is_finite(prop.type, finite) for prop in properties if prop.required)
        case model.TupleType(items=items):
            return all(_is_finite(item, finite) for item in items)
        case model.InlineUnion() | model.UnionType():
            inner = model.list_inner_types(type_)
            return not inner or any(_is_finite(each, finite) for each in inner)
        case model.AliasType(type=aliased):
            return _is_finite(aliased, finite)
        case model.ScalarType() | model.ConstantType() | model.Nullable() | model.EnumType():
            return True


def _relax(declared: DeclaredType, finite: set[TypeId]) -> DeclaredType:
    """The type without the requirements that lead to endless types."""
    match declared:
        case ObjectType(properties=properties):
            relaxed = tuple(
                prop if _is_finite(prop.type, finite) else replace(prop, required=False)
                for prop in properties
            )
            return replace(declared, properties=relaxed)
        case model.AliasType(type=aliased):
            return replace(declared, type=_relax_inline(aliased))
        case _:
            return declared


def _relax_inline(type_ref: TypeRef) -> TypeRef:
    match type_ref:
        case model.ArrayType(constraints=constraints):
            return replace(type_ref, constraints=replace(constraints, min_items=None))
        case model.MapType(constraints=constraints):
            return replace(type_ref, constraints=replace(constraints, min_properties=None))
        case _:
            return type_ref
