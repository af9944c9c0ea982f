"""Lowers enums and constants: `enum`, `const`, and extensions that name their members."""

from __future__ import annotations

import json
from typing import Any

from ...diagnostics import Origin, rules
from ...model import ConstantType, Docs, EnumMember, EnumType, ScalarKind, TypeRef
from ...values import as_list, as_text, is_array, is_object, is_scalar, make_json_key
from .context import NEVER, NULL, Context, TypeLocation
from .flattening import FlatSchema, Subschema
from .json_types import types_of

_STRING = frozenset({"string"})
_INTEGER = frozenset({"integer"})
_NUMBERS = frozenset({"integer", "number"})
_BOOLEAN = frozenset({"boolean"})

_NAMES = (
    *("x-enum-varnames", "x-enumNames", "x-enum-names", "x-enum-keys"),
    *("x-speakeasy-enums", "x-fern-enum"),
)
_DESCRIPTIONS = (
    *("x-enum-descriptions", "x-enumDescriptions", "x-enum-desc"),
    *("x-speakeasy-enum-descriptions", "x-fern-enum"),
)


def lower_enum(context: Context, schema: FlatSchema, location: TypeLocation) -> TypeRef | None:
    """The enum or constant of a schema; None if its values are not scalars.

    Several `enum`s that all apply are intersected. `null` is not a member; the reference to the
    type is `Nullable`.
    """
    allowed = _find_values(schema)
    if allowed is None:
        return None
    types, _ = types_of(schema)
    values: list[Any] = []
    for value in allowed:
        if value is None:
            continue
        if not is_scalar(value):
            context.report(rules.ENUM_OF_OBJECTS, location.origin)
            return None
        values.append(_coerce(context, schema, location, value, types))
    unique = list({make_json_key(value): value for value in values}.values())
    if not unique:
        return NULL if allowed else NEVER
    has_const = any(part.has("const") for part in schema.parts)
    if len(unique) == 1 and (has_const or not context.is_named(location)):
        return ConstantType(value=unique[0])
    return context.declare(
        EnumType(
            **context.attributes(schema, location),
            members=_build_members(schema, unique),
            base=_find_base(unique),
        )
    )


def _coerce(
    context: Context,
    schema: FlatSchema,
    location: TypeLocation,
    value: Any,
    types: frozenset[str] | None,
) -> Any:
    """The value with the declared type. Reports if it differs."""
    coerced = _convert(value, types)
    if coerced is value:
        return value
    origin = _find_member_origin(schema, value)
    if origin is not None and isinstance(coerced, str):
        coerced = context.spec.source(origin)  # `1.10` is read as a number
    context.report(
        rules.ENUM_VALUE_TYPE,
        origin or location.origin,
        value=json.dumps(value),
        wanted=json.dumps(coerced),
    )
    return coerced


def enum_json_types(schema: FlatSchema) -> frozenset[str] | None:
    """The JSON types of the schema's values except `null`; None if it has no `enum` or `const`."""
    values = _find_values(schema)
    if values is None:
        return None
    return frozenset(_find_json_type(value) for value in values if value is not None)


def _find_json_type(value: Any) -> str:
    if is_object(value):
        return "object"
    return "array" if is_array(value) else _find_kind(value).value


def _find_member_origin(schema: FlatSchema, value: Any) -> Origin | None:
    """Where the value is in an `enum`."""
    key = make_json_key(value)
    for part in schema.parts:
        keys = [make_json_key(each) for each in as_list(part.get("enum"))]
        if key in keys:
            return part.origin / "enum" / keys.index(key)
    return None


def _find_values(schema: FlatSchema) -> list[Any] | None:
    """The allowed values. If two `enum`s have none in common, the later one counts."""
    lists: list[list[Any]] = []
    for part in schema.parts:
        if part.has("const"):
            lists.append([part.get("const")])
        if as_list(part.get("enum")):
            lists.append(as_list(part.get("enum")))
    if not lists:
        return None
    values = lists[0]
    for others in lists[1:]:
        keys = {make_json_key(value) for value in others}
        values = [value for value in values if make_json_key(value) in keys] or others
    return values


def _convert(value: Any, types: frozenset[str] | None) -> Any:
    """The value in one of the declared types, if it is an obvious mistake in YAML.

    With `type: string, enum: [1, 2]`, the API sends strings.
    """
    if types is None or (isinstance(value, str) and "string" in types):
        return value
    if types == _STRING and not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, str) and types <= _NUMBERS:
        try:
            return int(value) if types == _INTEGER else float(value)
        except ValueError:
            return value
    if isinstance(value, str) and types == _BOOLEAN and value in ("true", "false"):
        return value == "true"
    if isinstance(value, float) and value == value // 1 and types == _INTEGER:
        return int(value)
    return value


def _build_members(schema: FlatSchema, values: list[Any]) -> tuple[EnumMember, ...]:
    part = next((p for p in reversed(schema.parts) if isinstance(p.get("enum"), list)), None)
    keys = [make_json_key(value) for value in as_list(part.get("enum"))] if part else []
    members: list[EnumMember] = []
    for value in values:
        key = make_json_key(value)
        index = keys.index(key) if key in keys else None
        description = _read_extension(part, _DESCRIPTIONS, value, index, "description")
        members.append(
            EnumMember(
                value=value,
                name=_read_extension(part, _NAMES, value, index, "name") or None,
                docs=Docs(description=description),
            )
        )
    return tuple(members)


def _read_extension(
    part: Subschema | None, keywords: tuple[str, ...], value: Any, index: int | None, entry_key: str
) -> str:
    """The text for a member in an extension, by its index in an array or its value in an object.

    `entry_key` is the key in an entry of `x-fern-enum`, which contains several texts.
    """
    for keyword in keywords if part is not None else ():
        data = part.get(keyword) if part is not None else None
        if is_array(data) and index is not None and index < len(data):
            return as_text(data[index])
        if is_object(data):
            entry = data.get(str(value))
            return as_text(entry.get(entry_key) if is_object(entry) else entry)
    return ""


def _find_base(values: list[Any]) -> ScalarKind:
    kinds = {_find_kind(value) for value in values}
    if kinds == {ScalarKind.INTEGER, ScalarKind.NUMBER}:
        return ScalarKind.NUMBER
    return kinds.pop() if len(kinds) == 1 else ScalarKind.ANY


def _find_kind(value: Any) -> ScalarKind:
    if isinstance(value, bool):
        return ScalarKind.BOOLEAN
    if isinstance(value, int):
        return ScalarKind.INTEGER
    return ScalarKind.NUMBER if isinstance(value, float) else ScalarKind.STRING
