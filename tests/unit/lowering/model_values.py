"""Validates values against the types of a model, independent of targets.

Used to compare the model with the schemas that it was lowered from.
"""

from __future__ import annotations

from typing import Any, assert_never

from clientwright.model import (
    AdditionalProperties,
    AliasType,
    Api,
    ArrayType,
    ConstantType,
    DeclaredType,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Ref,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeRef,
    UnionType,
)


def fits(api: Api, use: TypeRef, value: Any) -> bool:
    """Whether a JSON value has the type. Constraints are ignored."""
    match use:
        case ScalarType(kind=scalar):
            return _is(scalar, value)
        case ConstantType(value=constant):
            return _same(constant, value)
        case ArrayType(item=item):
            return isinstance(value, list) and all(fits(api, item, each) for each in value)
        case TupleType(items=items):
            return (
                isinstance(value, list)
                and len(value) == len(items)
                and all(fits(api, item, each) for item, each in zip(items, value, strict=True))
            )
        case MapType(value=inner):
            return isinstance(value, dict) and all(fits(api, inner, v) for v in value.values())
        case Nullable(inner=inner):
            return value is None or fits(api, inner, value)
        case InlineUnion(variants=variants):
            return any(fits(api, variant, value) for variant in variants)
        case Ref(id=id_):
            return _fits_declared(api, api.types[id_], value)
    assert_never(use)


def _fits_declared(api: Api, declared: DeclaredType, value: Any) -> bool:
    match declared:
        case ObjectType():
            return isinstance(value, dict) and _fits_record(api, declared, value)
        case EnumType(members=members):
            return any(_same(member.value, value) for member in members)
        case AliasType(type=type_):
            return fits(api, type_, value)
        case UnionType():
            return _fits_union(api, declared, value)
    assert_never(declared)


def _fits_record(api: Api, record: ObjectType, value: dict[str, Any]) -> bool:
    known = {field.wire_name: field for field in record.properties}
    if any(field.required and name not in value for name, field in known.items()):
        return False
    for name, inner in value.items():
        if name in known:
            if not fits(api, known[name].type, inner):
                return False
        elif record.additional is AdditionalProperties.FORBIDDEN or (
            not isinstance(record.additional, AdditionalProperties)
            and not fits(api, record.additional, inner)
        ):
            return False
    return True


def _fits_union(api: Api, union: UnionType, value: Any) -> bool:
    variants = union.variants
    tag = (
        value.get(union.discriminator) if union.discriminator and isinstance(value, dict) else None
    )
    if isinstance(tag, str):
        chosen = [variant for variant in variants if tag in variant.tags]
        if not chosen and union.default_variant is not None:
            chosen = [variants[union.default_variant]]
        variants = tuple(chosen) or variants
    return any(fits(api, variant.type, value) for variant in variants)


def _is(scalar: ScalarKind, value: Any) -> bool:
    match scalar:
        case ScalarKind.ANY:
            return True
        case ScalarKind.NULL:
            return value is None
        case ScalarKind.NEVER:
            return False
        case ScalarKind.BOOLEAN:
            return isinstance(value, bool)
        case ScalarKind.INTEGER:
            return not isinstance(value, bool) and isinstance(value, int | float) and value % 1 == 0
        case ScalarKind.NUMBER:
            return not isinstance(value, bool) and isinstance(value, int | float)
        case _:
            return isinstance(value, str)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)
