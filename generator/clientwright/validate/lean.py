"""A document reduced to what decides whether a value is valid, in one dialect: JSON Schema 2020-12.

Examples and defaults are checked against their schemas by jsonschema-rs, which knows nothing of
OpenAPI 3.0's own readings. They are put into the common dialect here: `nullable`, flags as
`exclusiveMinimum`, and a `$ref` that hides what stands beside it. JSON pointers stay valid.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..model import JsonValue
from ..resolve import FIELDS, PATTERNED, Kind, Shape
from ..values import is_array, is_number, is_object
from .patterns import is_pattern
from .shapes import FIELDS as SHAPES
from .structure import accepts

_DROPPED = frozenset(
    {
        "title",
        "description",
        "default",
        "example",
        "examples",
        "format",
        "discriminator",
        "xml",
        "externalDocs",
        "deprecated",
        "readOnly",
        "writeOnly",
        "nullable",
        "$schema",
        "$comment",
        "$vocabulary",
        "contentEncoding",
        "contentMediaType",
        "contentSchema",
    }
)
"""Keywords that assert nothing, or nothing that is checked here."""


def lean(value: JsonValue, kind: Kind, *, old: bool) -> JsonValue:
    """The reduced form of an object of a kind. `old`: by the rules of OpenAPI 3.0."""
    if not is_object(value):
        return value
    if isinstance(value.get("$ref"), str) and (old or kind is not Kind.SCHEMA):
        return {"$ref": value["$ref"]}
    if kind is Kind.SCHEMA:
        return _schema(value, old=old)
    inner = PATTERNED.get(kind)
    if inner is not None:
        return {key: lean(item, inner, old=old) for key, item in value.items()}
    return _parts(value, kind, old=old)


def _parts(value: Mapping[str, JsonValue], kind: Kind, *, old: bool) -> dict[str, JsonValue]:
    """The members of an object that hold further objects."""
    reduced: dict[str, JsonValue] = {}
    for name, (shape, inner) in FIELDS.get(kind, {}).items():
        if name not in value or inner is Kind.EXAMPLE or inner is Kind.DISCRIMINATOR:
            continue
        member = value[name]
        if shape is Shape.ONE:
            reduced[name] = lean(member, inner, old=old)
        elif shape is Shape.MAP and is_object(member):
            if isinstance(member.get("$ref"), str):
                continue  # a misplaced reference; examples are not checked against what it means
            reduced[name] = {key: lean(item, inner, old=old) for key, item in member.items()}
        elif shape is Shape.LIST and is_array(member):
            reduced[name] = [lean(item, inner, old=old) for item in member]
    return reduced


def _schema(value: Mapping[str, JsonValue], *, old: bool) -> JsonValue:
    shapes = SHAPES[Kind.SCHEMA]
    reduced: dict[str, JsonValue] = {
        name: member
        for name, member in value.items()
        if name not in _DROPPED
        and name in shapes
        and name not in FIELDS[Kind.SCHEMA]
        and accepts(shapes[name].takes, member)
    }
    reduced.update(
        {
            name: member
            for name, member in _parts(value, Kind.SCHEMA, old=old).items()
            if name not in _DROPPED and accepts(shapes[name].takes, member)
        }
    )
    _limits(reduced)
    pattern = reduced.get("pattern")
    if isinstance(pattern, str) and not is_pattern(pattern):
        del reduced["pattern"]
    if "required" in reduced:
        # A property that only answers have may be missing from a request's example, and the
        # other way round; which of the two an example is, its schema cannot know.
        sides = _one_sided(value.get("properties"))
        needed = [name for name in reduced["required"] if name not in sides]
        reduced["required"] = list(dict.fromkeys(needed))
    if is_array(reduced.get("enum")) and not reduced["enum"]:
        del reduced["enum"]
    for keyword in ("allOf", "anyOf", "oneOf"):
        if reduced.get(keyword) == []:
            del reduced[keyword]
    for keyword in ("anyOf", "oneOf"):
        if keyword in reduced:  # as `build` reads it: `{nullable: true}` is there for null alone
            pairs = zip(value[keyword], reduced[keyword], strict=True)
            reduced[keyword] = [_null_alone(stated) or variant for stated, variant in pairs]
    return _or_null(reduced) if value.get("nullable") is True else reduced


def _null_alone(stated: JsonValue) -> dict[str, JsonValue] | None:
    if is_object(stated) and stated.get("nullable") is True and not set(stated) - _SAYS_NOTHING:
        return {"type": "null"}
    return None


_SAYS_NOTHING = _DROPPED - {"format"}


def _limits(reduced: dict[str, JsonValue]) -> None:
    """`exclusiveMinimum: true` beside `minimum: 3` is `exclusiveMinimum: 3`."""
    for flag, limit in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
        if not isinstance(reduced.get(flag), bool):
            continue
        if reduced.pop(flag) and is_number(reduced.get(limit)):
            reduced[flag] = reduced.pop(limit)
    if is_number(reduced.get("multipleOf")) and reduced["multipleOf"] <= 0:
        del reduced["multipleOf"]


def _one_sided(properties: JsonValue) -> set[str]:
    if not is_object(properties):
        return set()
    return {
        name
        for name, schema in properties.items()
        if is_object(schema) and (schema.get("readOnly") is True or schema.get("writeOnly") is True)
    }


_COMPOSED = ("allOf", "anyOf", "oneOf", "not", "$ref")


def _or_null(reduced: dict[str, JsonValue]) -> JsonValue:
    """The same, or `null`. Only some keywords speak of `null` at all; the others stay in place."""
    types, members = reduced.get("type"), reduced.get("enum")
    if isinstance(types, str):
        reduced["type"] = [types, "null"]
    elif is_array(types) and "null" not in types:
        reduced["type"] = [*types, "null"]
    if is_array(members) and None not in members:
        reduced["enum"] = [*members, None]
    composed = {name: reduced.pop(name) for name in _COMPOSED if name in reduced}
    if composed:
        reduced["if"] = {"not": {"type": "null"}}
        reduced["then"] = composed
    return reduced
