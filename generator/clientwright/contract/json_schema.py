"""JSON Schema (2020-12) for the model's types: the one description of values outside a language.

Fakes, strict reading, generated tests and the choice of examples all use it. A schema is closed
only where the document closes it.

Keywords are those of the standard, so that any validator understands the result. Subclasses add
annotations by overriding the methods for the parts of a schema.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias
from urllib.parse import quote

import jsonschema_rs

from .. import model
from ..model import (
    DeclaredType,
    JsonValue,
    ObjectType,
    ScalarKind,
    ScalarType,
    Tag,
    TypeId,
    TypeRef,
    UnionType,
)
from .formats import find_format, find_string_format

Schema: TypeAlias = dict[str, Any]
"""A schema as an object: `{}` allows any value, `{"not": {}}` none."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_BASE64: Schema = {"type": "string", "contentEncoding": "base64"}
_SCALARS: dict[ScalarKind, Schema] = {
    ScalarKind.ANY: {},
    ScalarKind.NEVER: {"not": {}},
    ScalarKind.NULL: {"type": "null"},
    ScalarKind.BOOLEAN: {"type": "boolean"},
    ScalarKind.INTEGER: {"type": "integer"},
    ScalarKind.NUMBER: {"type": "number"},
    ScalarKind.BYTE: _BASE64,
    ScalarKind.BINARY: {**_BASE64, "contentMediaType": "application/octet-stream"},
}
"""All other kinds are strings."""
_ASSERTIONS = """
    minimum maximum exclusive_minimum exclusive_maximum multiple_of min_length max_length min_items
    max_items min_properties max_properties
    """.split()
_KEYWORDS = {name: re.sub(r"_(\w)", lambda found: found[1].upper(), name) for name in _ASSERTIONS}


class SchemaBuilder:
    """Builds the schemas of one API's types. `names` are the keys of declared types in `$defs`."""

    def __init__(
        self,
        types: Mapping[TypeId, DeclaredType],
        names: Mapping[TypeId, str] | None = None,
    ) -> None:
        self._types = types
        self._names = names or {key: f"t{n}" for n, key in enumerate(types)}
        self._definitions: dict[TypeId, Schema] = {}

    def schema(self, type_ref: TypeRef) -> Schema:
        """The schema of a type reference. Declared types are references into `$defs`."""
        match type_ref:
            case ScalarType():
                return self.scalar(type_ref)
            case model.ConstantType(value=value):
                return {"const": value}
            case model.ArrayType(item=item, constraints=constraints):
                return {
                    "type": "array",
                    "items": self.schema(item),
                    **_build_assertions(constraints),
                }
            case model.TupleType(items=items):
                prefix = {"prefixItems": [self.schema(item) for item in items]} if items else {}
                size = {"minItems": len(items), "maxItems": len(items)}
                return {"type": "array", **prefix, "items": False, **size}
            case model.MapType(value=value, constraints=constraints):
                additional = {"additionalProperties": self.schema(value)}
                return {"type": "object", **additional, **_build_assertions(constraints)}
            case model.Nullable(inner=inner):
                return {"anyOf": [self.schema(inner), {"type": "null"}]}
            case model.InlineUnion(variants=variants):
                return self.union(variants, [self.schema(variant) for variant in variants])
            case model.Ref(id=type_id):
                return {"$ref": f"#/$defs/{quote(self._names[type_id])}"}

    def definition(self, declared: DeclaredType) -> Schema:
        match declared:
            case ObjectType():
                return self.object(declared)
            case model.EnumType(members=members):
                return {"enum": [member.value for member in members]}
            case UnionType(variants=variants):
                every = range(len(variants))
                possible = [index for index in every if not self._is_unreachable(declared, index)]
                schemas = [self._build_variant(declared, index) for index in possible]
                return self.union(tuple(variants[index].type for index in possible), schemas)
            case model.AliasType(type=aliased):
                return self.schema(aliased)

    def definitions(self) -> dict[str, Schema]:
        """The `$defs` with all declared types."""
        return {self._names[key]: self.definition(one) for key, one in self._types.items()}

    def standalone(self, type_ref: TypeRef) -> Schema:
        """A complete schema: with all definitions that it needs."""
        needed: dict[str, Schema] = {}
        todo = list(model.list_referenced_ids(type_ref))
        while todo:
            key = todo.pop()
            if self._names[key] not in needed:
                if key not in self._definitions:
                    self._definitions[key] = self.definition(self._types[key])
                needed[self._names[key]] = self._definitions[key]
                todo += model.list_referenced_ids(self._types[key])
        definitions = {"$defs": needed} if needed else {}
        return {"$schema": DIALECT, **self.schema(type_ref), **definitions}

    # --- parts that subclasses annotate --------------------------------------------------------

    def scalar(self, scalar: ScalarType) -> Schema:
        schema = _SCALARS.get(scalar.kind, {"type": "string"})
        if "type" not in schema:
            return dict(schema)
        if schema["type"] == "string" and find_format(scalar).checked:
            schema = {**schema, "format": find_string_format(scalar)}
        return {**schema, **_build_assertions(collect_constraints(scalar))}

    def union(self, variants: tuple[TypeRef, ...], schemas: list[Schema]) -> Schema:
        """The schema of a union, from those of its variants."""
        return {"anyOf": schemas}

    def object(self, declared: ObjectType) -> Schema:
        properties = {prop.wire_name: self.property(declared, prop) for prop in declared.properties}
        schema: Schema = {"type": "object", "properties": properties}
        required = [prop.wire_name for prop in declared.properties if prop.required]
        if required:
            schema["required"] = required
        if declared.additional is model.AdditionalProperties.FORBIDDEN:
            schema["additionalProperties"] = False
        elif declared.additional is not model.AdditionalProperties.UNSPECIFIED:
            schema["additionalProperties"] = self.schema(declared.additional)
        return {**schema, **_build_assertions(declared.constraints)}

    def property(self, owner: ObjectType, prop: model.Property) -> Schema:
        direction = {model.Direction.READ_ONLY: "readOnly", model.Direction.WRITE_ONLY: "writeOnly"}
        keyword = direction.get(prop.direction)
        return {**self.schema(prop.type), **({keyword: True} if keyword else {})}

    def _is_unreachable(self, union: UnionType, index: int) -> bool:
        """Whether other variants are selected by every tag that the default variant allows."""
        declared = _follow_aliases(self._types, union.variants[index].type)
        if index != union.default_variant or not isinstance(declared, ObjectType):
            return False
        tag = declared.find_property(union.discriminator or "")
        known = None if tag is None else _list_values(self._types, tag.type)
        others = {tag for n, one in enumerate(union.variants) if n != index for tag in one.tags}
        return bool(known) and others.issuperset(known or ())

    def _build_variant(self, union: UnionType, index: int) -> Schema:
        schema = self.schema(union.variants[index].type)
        tags = find_allowed_tags(self._types, union, index)
        if union.discriminator is None or not tags:
            return schema
        tagged: Schema = {"properties": {union.discriminator: {"enum": list(tags)}}}
        if union.closed or union.default_variant is not None:
            tagged["required"] = [union.discriminator]
        return {"allOf": [schema, tagged]}


def allows(scalar: ScalarType, value: JsonValue) -> bool:
    """Whether a value satisfies the constraints of a scalar."""
    try:
        validator = jsonschema_rs.Draft202012Validator(SchemaBuilder({}).schema(scalar))
    except ValueError:  # a pattern that the validator does not support
        return False
    return validator.is_valid(value)


def find_allowed_tags(
    types: Mapping[TypeId, DeclaredType],
    union: UnionType,
    index: int,
    nested: dict[TypeId, frozenset[Tag]] | None = None,
) -> tuple[Tag, ...]:
    """The tags of a variant that its own property allows.

    A mapping by schema name often differs from the `const` of that schema, or the schema has no
    such property; then the tag does not identify the variant, and the result is empty. `nested`
    caches the tags of nested unions, which several variants may share.
    """
    nested = {} if nested is None else nested
    variant = union.variants[index]
    inner = _follow_aliases(types, variant.type)
    if isinstance(inner, UnionType) and variant.tags:
        if inner.discriminator != union.discriminator:
            return variant.tags
        if inner.id not in nested:
            nested[inner.id] = frozenset(
                tag
                for place in range(len(inner.variants))
                for tag in find_allowed_tags(types, inner, place, nested)
            )
        return tuple(tag for tag in variant.tags if tag in nested[inner.id])
    if not isinstance(inner, ObjectType) or union.discriminator is None:
        return ()
    prop = inner.find_property(union.discriminator)
    return () if prop is None else _select_tags(types, prop.type, variant.tags)


def _select_tags(
    types: Mapping[TypeId, DeclaredType], type_ref: TypeRef, tags: tuple[Tag, ...]
) -> tuple[Tag, ...]:
    """Those of the tags that a property of this type may have."""
    values = _list_values(types, type_ref)
    return tags if values is None else tuple(tag for tag in tags if tag in values)


def _list_values(
    types: Mapping[TypeId, DeclaredType], type_ref: TypeRef
) -> tuple[object, ...] | None:
    """The values that a property with this type can have as a tag; None if any."""
    inner = model.unwrap(type_ref, types)
    match types[inner.id] if isinstance(inner, model.Ref) else inner:
        case model.EnumType(members=members):
            return tuple(member.value for member in members)
        case model.ConstantType(value=value):
            return (value,)
        case ObjectType() | UnionType():
            return ()
        case _:
            return None


def _follow_aliases(types: Mapping[TypeId, DeclaredType], type_ref: TypeRef) -> DeclaredType | None:
    """The declared type that a reference leads to, through aliases; None for other types."""
    while isinstance(type_ref, model.Ref):
        declared = types[type_ref.id]
        if not isinstance(declared, model.AliasType) or declared.recursive:
            return declared
        type_ref = declared.type
    return None


def collect_constraints(scalar: ScalarType) -> model.Constraints:
    """The constraints of a scalar, including those that its format implies (`int32`)."""
    stated = scalar.constraints
    implied = find_format(scalar).range if scalar.kind is ScalarKind.INTEGER else None
    if implied is None:
        return stated
    low, high = implied
    return replace(
        stated,
        minimum=low if stated.minimum is stated.exclusive_minimum is None else stated.minimum,
        maximum=high if stated.maximum is stated.exclusive_maximum is None else stated.maximum,
    )


def _build_assertions(constraints: model.Constraints) -> Schema:
    schema: Schema = {
        keyword: value
        for name, keyword in _KEYWORDS.items()
        if (value := getattr(constraints, name)) is not None
    }
    if constraints.unique_items:
        schema["uniqueItems"] = True
    if constraints.dependent_required:
        schema["dependentRequired"] = {
            name: list(others) for name, others in constraints.dependent_required
        }
    if constraints.patterns:
        schema["pattern"], *others = constraints.patterns
        if others:
            schema["allOf"] = [{"pattern": pattern} for pattern in others]
    return schema
