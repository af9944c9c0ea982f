"""JSON Schema (2020-12), the subset that `_api.json` uses to describe types.

A schema is a dictionary: `{}` allows any value. `null` is a variant of `anyOf`, and a variant that
a tag selects is `allOf` of its type and the values of the tag. Keywords that JSON Schema lacks:

- `x-patterns`: the regular expressions of `pattern` that are safe to match, as those of Python
- `x-conditional`: the property's type holds for some values of the object only
- `x-sample-variant`: the index in `anyOf` to generate a sample from
- `x-sample-properties`: the optional properties of a sample, if not all
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, cast
from urllib.parse import quote, unquote

import msgspec

Schema: TypeAlias = dict[str, Any]
SchemaKind: TypeAlias = (
    Literal["any", "never", "null", "boolean", "integer", "number", "string", "file"]
    | Literal["array", "object", "const", "enum", "union"]
)

ANY: Schema = {}

_PREFIX = "#/$defs/"


class Definitions(Mapping[str, Schema]):
    """The schemas under `$defs`, each decoded when it is first used."""

    def __init__(self, encoded: Mapping[str, msgspec.Raw]) -> None:
        self._encoded = encoded
        self._decoded: dict[str, Schema] = {}

    def __getitem__(self, name: str) -> Schema:
        if name not in self._decoded:
            self._decoded[name] = msgspec.json.decode(self._encoded[name])
        return self._decoded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)

    def __contains__(self, name: object) -> bool:
        return name in self._encoded


class Variant(NamedTuple):
    """One schema of a union, and the values of the tag that select it."""

    schema: Schema
    tag: str | None = None
    tags: tuple[Any, ...] = ()


def kind_of(schema: Schema) -> SchemaKind:
    """What a schema describes, apart from references."""
    if "anyOf" in schema:
        return "union"
    for keyword in ("enum", "const"):
        if keyword in schema:
            return cast("SchemaKind", keyword)
    if "not" in schema:
        return "never"
    return "file" if "contentMediaType" in schema else schema.get("type", "any")


def reference(name: str) -> Schema:
    return {"$ref": _PREFIX + quote(name)}


def target(schema: Schema, definitions: Mapping[str, Schema]) -> Schema | None:
    """The definition that a schema refers to; None if it is not a reference."""
    reference = schema.get("$ref")
    return None if reference is None else definitions[unquote(reference.removeprefix(_PREFIX))]


def non_null(schema: Schema) -> Schema | None:
    """The schema beside `null` in a nullable one; None if it is not nullable."""
    schemas: list[Schema] = schema.get("anyOf", [])
    if len(schemas) == 2 and schemas[1] == {"type": "null"}:
        return schemas[0]
    return None


def resolve(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """The schema itself, without references and `null` around it."""
    while True:
        inner = target(schema, definitions)
        inner = non_null(schema) if inner is None else inner
        if inner is None:
            return schema
        schema = inner


def variants(union: Schema) -> list[Variant]:
    return [_variant(schema) for schema in union["anyOf"]]


def _variant(schema: Schema) -> Variant:
    match schema:
        case {"allOf": [base, {"properties": properties}]}:
            [(tag, values)] = properties.items()
            return Variant(base, tag, tuple(values["enum"]))
        case _:
            return Variant(schema)


def properties(schema: Schema) -> dict[str, Schema]:
    found: dict[str, Schema] = schema.get("properties", {})
    return found


def additional_properties(schema: Schema) -> Schema | None:
    """The schema of other properties; None if the document declares none."""
    additional = schema.get("additionalProperties")
    return cast("Schema", additional) if isinstance(additional, dict) else None


def property_schema(schema: Schema, name: str) -> Schema:
    """The schema of one property of an object, declared or not."""
    declared = properties(schema).get(name)
    return (additional_properties(schema) or ANY) if declared is None else declared
