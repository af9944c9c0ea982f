"""The model's types said as JSON Schema (2020-12), for validators that know nothing of us.

Generated tests check what the client writes against these, and `samples` checks the document's
examples. A schema is closed exactly where the document closed it. Not here: choosing values.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias, assert_never

from ..model import (
    AdditionalProperties,
    AliasType,
    ArrayType,
    ConstantType,
    Constraints,
    DeclaredType,
    Direction,
    EnumType,
    InlineUnion,
    MapType,
    Nullable,
    ObjectType,
    Ref,
    ScalarKind,
    ScalarType,
    TupleType,
    TypeId,
    TypeRef,
    UnionType,
)

Schema: TypeAlias = dict[str, Any] | bool

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FORMATS = {
    ScalarKind.DATE_TIME: "date-time",
    ScalarKind.DATE: "date",
    ScalarKind.TIME: "time",
    ScalarKind.DURATION: "duration",
    ScalarKind.UUID: "uuid",
    ScalarKind.DECIMAL: "decimal",
}
_OF_ONE_MEANING = ("ipv4", "ipv6")
"""Formats of plain text that can be checked, and are."""
_INTEGERS = re.compile("(u?)int(8|16|32|64)")
_TYPES = {
    ScalarKind.BOOLEAN: "boolean",
    ScalarKind.INTEGER: "integer",
    ScalarKind.NUMBER: "number",
    ScalarKind.NULL: "null",
}
_LIMITS = (
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusive_minimum", "exclusiveMinimum"),
    ("exclusive_maximum", "exclusiveMaximum"),
    ("multiple_of", "multipleOf"),
    ("min_length", "minLength"),
    ("max_length", "maxLength"),
    ("min_items", "minItems"),
    ("max_items", "maxItems"),
    ("min_properties", "minProperties"),
    ("max_properties", "maxProperties"),
)


class Schemas:
    """Schemas of one API's types. `names` are the keys of its declared types in `$defs`."""

    def __init__(
        self, types: Mapping[TypeId, DeclaredType], names: Mapping[TypeId, str] | None = None
    ) -> None:
        self._types = types
        self._names = names or {key: f"t{n}" for n, key in enumerate(types)}
        self._made: dict[TypeId, Schema] = {}

    def of(self, use: TypeRef) -> Schema:
        """The schema of a type in use. Declared types are references into `$defs`."""
        match use:
            case ScalarType(kind=ScalarKind.ANY):
                return True
            case ScalarType(kind=ScalarKind.NEVER):
                return False
            case ScalarType(kind=scalar, format=format_):
                schema: dict[str, Any] = {"type": _TYPES.get(scalar, "string")}
                if scalar in _FORMATS:
                    schema["format"] = _FORMATS[scalar]
                elif scalar is ScalarKind.STRING and format_ in _OF_ONE_MEANING:
                    schema["format"] = format_
                if scalar in (ScalarKind.BYTE, ScalarKind.BINARY):
                    schema["contentEncoding"] = "base64"
                return {**schema, **_limits(limits_of(use))}
            case ConstantType(value=value):
                return {"const": value}
            case ArrayType(item=item, constraints=limits):
                return {"type": "array", "items": self.of(item), **_limits(limits)}
            case TupleType(items=items):
                count = len(items)
                rows = {"prefixItems": [self.of(item) for item in items], "items": False}
                return {"type": "array", **(rows if items else {}), **_exactly(count)}
            case MapType(value=value, constraints=limits):
                return {"type": "object", "additionalProperties": self.of(value), **_limits(limits)}
            case Nullable(inner=inner):
                return {"anyOf": [self.of(inner), {"type": "null"}]}
            case InlineUnion(variants=variants):
                return {"anyOf": [self.of(variant) for variant in variants]}
            case Ref(id=id):
                return {"$ref": f"#/$defs/{self._names[id]}"}
            case _:
                assert_never(use)

    def declared(self, declared: DeclaredType, *, write: bool | None = None) -> Schema:
        """The schema of a declared type. `write`: only what travels in that direction."""
        match declared:
            case ObjectType():
                return self._record(declared, write)
            case EnumType(members=members):
                return {"enum": [member.value for member in members]}
            case UnionType(variants=variants):
                return {"anyOf": [self._variant(declared, n) for n in range(len(variants))]}
            case AliasType(type=use):
                return self.of(use)
            case _:
                assert_never(declared)

    def definitions(self) -> dict[str, Schema]:
        """The `$defs` with all declared types."""
        return {self._names[key]: self.declared(one) for key, one in self._types.items()}

    def whole(self, use: TypeRef) -> dict[str, Any]:
        """A schema that stands alone: with all definitions that it leads to."""
        needed: dict[str, Schema] = {}
        todo = [use]
        while todo:
            for key in ids_in(todo.pop()):
                if self._names[key] not in needed:
                    if key not in self._made:
                        self._made[key] = self.declared(self._types[key])
                    needed[self._names[key]] = self._made[key]
                    todo += uses_in(self._types[key])
        schema = self.of(use)
        nothing: dict[str, Any] = {"not": {}}
        body = schema if isinstance(schema, dict) else {} if schema else nothing
        return {"$schema": DIALECT, **body, **({"$defs": needed} if needed else {})}

    def _variant(self, union: UnionType, index: int) -> Schema:
        variant = union.variants[index]
        schema = self.of(variant.type)
        tags = allowed_tags(self._types, union, index)
        if union.discriminator is None or not tags:
            return schema
        tagged = {
            "properties": {union.discriminator: {"enum": list(tags)}},
            "required": [union.discriminator],
        }
        return {"allOf": [schema, tagged]}

    def _record(self, record: ObjectType, write: bool | None) -> Schema:
        hidden = {None: None, True: Direction.READ_ONLY, False: Direction.WRITE_ONLY}[write]
        fields = [field for field in record.properties if field.direction is not hidden]
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {field.wire_name: self.of(field.type) for field in fields},
        }
        required = [field.wire_name for field in fields if field.required]
        if required:
            schema["required"] = required
        if record.additional is AdditionalProperties.FORBIDDEN:
            schema["additionalProperties"] = False
        elif record.additional is not AdditionalProperties.UNSPECIFIED:
            schema["additionalProperties"] = self.of(record.additional)
        return {**schema, **_limits(record.constraints)}


def allowed_tags(
    types: Mapping[TypeId, DeclaredType], union: UnionType, index: int
) -> tuple[str, ...]:
    """The tags of a variant that its own property allows.

    A mapping by the name of a schema often is not what that schema's `const` says, or the schema
    has no such property at all; then the tag tells nothing, and there is none.
    """
    return _allowed_tags(types, union, index, {})


def _allowed_tags(
    types: Mapping[TypeId, DeclaredType],
    union: UnionType,
    index: int,
    known: dict[TypeId, frozenset[str]],
) -> tuple[str, ...]:
    """`known`: what was found out of unions inside, which several variants may share."""
    variant = union.variants[index]
    if not variant.tags:
        return ()
    inner = _union(types, variant.type)
    if inner is not None and inner.discriminator != union.discriminator:
        return variant.tags
    if inner is not None:
        if inner.id not in known:
            known[inner.id] = frozenset(
                tag
                for place in range(len(inner.variants))
                for tag in _allowed_tags(types, inner, place, known)
            )
        return tuple(tag for tag in variant.tags if tag in known[inner.id])
    use = _property(types, variant.type, union.discriminator or "")
    if use is None:
        return ()
    while isinstance(use, Ref | Nullable):
        if isinstance(use, Nullable):
            use = use.inner
            continue
        match types[use.id]:
            case AliasType(type=of):
                use = of
            case EnumType(members=members):
                values = [member.value for member in members]
                return tuple(tag for tag in variant.tags if tag in values)
            case ObjectType() | UnionType():
                return ()
    if isinstance(use, ConstantType):
        return tuple(tag for tag in variant.tags if tag == use.value)
    return variant.tags


def _union(types: Mapping[TypeId, DeclaredType], use: TypeRef) -> UnionType | None:
    """The union that a type is, if it is one."""
    while isinstance(use, Ref):
        match types[use.id]:
            case AliasType(type=of, recursive=False):
                use = of
            case UnionType() as union:
                return union
            case _:
                return None
    return None


def _property(types: Mapping[TypeId, DeclaredType], use: TypeRef, wire_name: str) -> TypeRef | None:
    """The type of a property of a record; None where it has none of that name."""
    while isinstance(use, Ref):
        match types[use.id]:
            case AliasType(type=inner, recursive=False):
                use = inner
            case ObjectType(properties=fields):
                return next((one.type for one in fields if one.wire_name == wire_name), None)
            case AliasType() | EnumType() | UnionType():
                return None
    return None


def limits_of(leaf: ScalarType) -> Constraints:
    """The limits of a value, those that its format sets among them (`int32`)."""
    found = _INTEGERS.fullmatch(leaf.format or "") if leaf.kind is ScalarKind.INTEGER else None
    if found is None:
        return leaf.constraints
    size = int(found[2])
    low, high = (0, 2**size - 1) if found[1] else (-(2 ** (size - 1)), 2 ** (size - 1) - 1)
    own = leaf.constraints
    return replace(
        own,
        minimum=low if own.minimum is own.exclusive_minimum is None else own.minimum,
        maximum=high if own.maximum is own.exclusive_maximum is None else own.maximum,
    )


def uses_in(declared: DeclaredType) -> list[TypeRef]:
    """The types in use that a declared type is made of."""
    match declared:
        case ObjectType(properties=fields, additional=extra):
            inside = [field.type for field in fields]
            return inside if isinstance(extra, AdditionalProperties) else [*inside, extra]
        case EnumType():
            return []
        case UnionType(variants=variants):
            return [variant.type for variant in variants]
        case AliasType(type=use):
            return [use]
        case _:
            assert_never(declared)


def ids_in(use: TypeRef) -> list[TypeId]:
    """The declared types that a type in use names, however deep."""
    match use:
        case Ref(id=id):
            return [id]
        case ArrayType(item=inner) | MapType(value=inner) | Nullable(inner=inner):
            return ids_in(inner)
        case TupleType(items=several) | InlineUnion(variants=several):
            return [key for one in several for key in ids_in(one)]
        case ScalarType() | ConstantType():
            return []
        case _:
            assert_never(use)


def _limits(limits: Constraints) -> dict[str, Any]:
    found: dict[str, Any] = {
        keyword: getattr(limits, name)
        for name, keyword in _LIMITS
        if getattr(limits, name) is not None
    }
    if limits.unique_items:
        found["uniqueItems"] = True
    if limits.dependent_required:
        found["dependentRequired"] = {
            name: list(others) for name, others in limits.dependent_required
        }
    if limits.patterns:
        found["pattern"], *others = limits.patterns
        if others:
            found["allOf"] = [{"pattern": pattern} for pattern in others]
    return found


def _exactly(count: int) -> dict[str, int]:
    return {"minItems": count, "maxItems": count}
