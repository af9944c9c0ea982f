"""A document reduced to the assertions of its schemas, in one dialect: JSON Schema 2020-12.

Examples and defaults are checked against their schemas by jsonschema-rs, which does not know the
dialect of OpenAPI 3.0: `nullable`, a boolean `exclusiveMinimum`, and a `$ref` that hides its
siblings. These are translated here. JSON pointers stay valid.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model import JsonValue
from ..openapi import FIELDS, PATTERNED, Container, FieldSpec, ObjectKind, list_standard_fields
from ..values import is_array, is_number, is_object
from .patterns import is_pattern
from .structure import accepts

_ANNOTATIONS = frozenset("""
    title description default example examples discriminator xml externalDocs deprecated readOnly
    writeOnly nullable $schema $comment $vocabulary contentEncoding contentMediaType contentSchema
    """.split())
_NOT_CHECKED = _ANNOTATIONS | {"format"}
"""Keywords that assert nothing, or nothing that is checked here."""

_SCHEMA_FIELDS = list_standard_fields(ObjectKind.SCHEMA)
_EXCLUDED = (ObjectKind.EXAMPLE, ObjectKind.DISCRIMINATOR)
_COMPOSITION = ("allOf", "anyOf", "oneOf", "not", "$ref")


def reduce_object(value: JsonValue, kind: ObjectKind, *, is_3_0: bool) -> JsonValue:
    """The reduced form of an object. `is_3_0`: in the dialect of OpenAPI 3.0."""
    if not is_object(value):
        return value
    if isinstance(value.get("$ref"), str) and (is_3_0 or kind is not ObjectKind.SCHEMA):
        return {"$ref": value["$ref"]}
    if kind is ObjectKind.SCHEMA:
        return _reduce_schema(value, is_3_0=is_3_0)
    child = PATTERNED.get(kind)
    if child is not None:
        return {key: reduce_object(item, child, is_3_0=is_3_0) for key, item in value.items()}
    return _reduce_children(value, kind, is_3_0=is_3_0)


def _reduce_children(
    value: Mapping[str, JsonValue], kind: ObjectKind, *, is_3_0: bool
) -> dict[str, JsonValue]:
    """The fields of an object that contain other objects."""
    reduced: dict[str, JsonValue] = {}
    for name, field in FIELDS.get(kind, {}).items():
        if name not in value or field.contains is None or field.contains in _EXCLUDED:
            continue
        content = _reduce_content(value[name], field, field.contains, is_3_0=is_3_0)
        if content is not None:
            reduced[name] = content
    return reduced


def _reduce_content(
    member: JsonValue, field: FieldSpec, child: ObjectKind, *, is_3_0: bool
) -> JsonValue:
    """The reduced content of a field; None if it is invalid."""
    if field.container is Container.ONE:
        return reduce_object(member, child, is_3_0=is_3_0)
    if field.container is Container.MAP and is_object(member):
        if isinstance(member.get("$ref"), str):
            return None  # a misplaced reference; examples are not checked against its target
        return {key: reduce_object(item, child, is_3_0=is_3_0) for key, item in member.items()}
    if field.container is Container.LIST and is_array(member):
        return [reduce_object(item, child, is_3_0=is_3_0) for item in member]
    return None


def _reduce_schema(value: Mapping[str, JsonValue], *, is_3_0: bool) -> JsonValue:
    members: dict[str, JsonValue] = {
        name: member
        for name, member in value.items()
        if name in _SCHEMA_FIELDS and _SCHEMA_FIELDS[name].contains is None
    }
    members.update(_reduce_children(value, ObjectKind.SCHEMA, is_3_0=is_3_0))
    reduced: dict[str, JsonValue] = {
        name: member
        for name, member in members.items()
        if name not in _NOT_CHECKED and accepts(_SCHEMA_FIELDS[name].value_type, member)
    }
    _translate_limits(reduced)
    pattern = reduced.get("pattern")
    if isinstance(pattern, str) and not is_pattern(pattern):
        del reduced["pattern"]
    if "required" in reduced:
        # A readOnly property may be missing in a request, a writeOnly one in a response; the
        # schema does not tell which of the two an example is.
        directional = _find_directional_properties(value.get("properties"))
        required = [name for name in reduced["required"] if name not in directional]
        reduced["required"] = list(dict.fromkeys(required))
    if is_array(reduced.get("enum")) and not reduced["enum"]:
        del reduced["enum"]
    for keyword in ("allOf", "anyOf", "oneOf"):
        if reduced.get(keyword) == []:
            del reduced[keyword]
    for keyword in ("anyOf", "oneOf"):
        if keyword in reduced:
            pairs = zip(value[keyword], reduced[keyword], strict=True)
            reduced[keyword] = [
                {"type": "null"} if _is_null_variant(variant) else reduced_variant
                for variant, reduced_variant in pairs
            ]
    return _allow_null(reduced) if value.get("nullable") is True else reduced


def _is_null_variant(variant: JsonValue) -> bool:
    """Whether a variant only adds `null`, as `{nullable: true}` does in practice."""
    return (
        is_object(variant) and variant.get("nullable") is True and not set(variant) - _ANNOTATIONS
    )


def _translate_limits(reduced: dict[str, JsonValue]) -> None:
    """Translate `exclusiveMinimum: true` with `minimum: 3` to `exclusiveMinimum: 3`."""
    for flag, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if not isinstance(reduced.get(flag), bool):
            continue
        if reduced.pop(flag) and is_number(reduced.get(limit)):
            reduced[flag] = reduced.pop(limit)
    if is_number(reduced.get("multipleOf")) and reduced["multipleOf"] <= 0:
        del reduced["multipleOf"]


def _find_directional_properties(properties: JsonValue) -> set[str]:
    """The properties with `readOnly` or `writeOnly`."""
    if not is_object(properties):
        return set()
    return {
        name
        for name, schema in properties.items()
        if is_object(schema) and (schema.get("readOnly") is True or schema.get("writeOnly") is True)
    }


def _allow_null(reduced: dict[str, JsonValue]) -> JsonValue:
    """The schema, or `null`. Keywords that do not constrain `null` stay as they are."""
    types, members = reduced.get("type"), reduced.get("enum")
    if isinstance(types, str):
        reduced["type"] = [types, "null"]
    elif is_array(types) and "null" not in types:
        reduced["type"] = [*types, "null"]
    if is_array(members) and None not in members:
        reduced["enum"] = [*members, None]
    composition = {name: reduced.pop(name) for name in _COMPOSITION if name in reduced}
    if composition:
        reduced["if"] = {"not": {"type": "null"}}
        reduced["then"] = composition
    return reduced
