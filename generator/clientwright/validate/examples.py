"""Checks examples and defaults against their schemas. Violations are only warnings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import jsonschema_rs

from ..diagnostics import Diagnostics, Origin, Rule, rules
from ..model import JsonValue
from ..openapi import ObjectKind, describe_json_type
from ..resolve import Node, Spec
from ..values import as_list, is_object
from .schema_dialect import reduce_object

_JSON = ("/json", "+json")


class _Example(NamedTuple):
    """A value and the schema that it must match."""

    rule: Rule
    origin: Origin
    value: JsonValue
    schema: Origin


def check_examples(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report examples and defaults that do not match, each at the value that does not."""
    examples = list(_collect_examples(spec))
    if not examples:
        return
    try:
        registry = jsonschema_rs.Registry(
            [(_build_uri(name), _reduce_document(spec, name)) for name in spec.documents],
            retriever=_refuse,
        )
    except (ValueError, jsonschema_rs.ReferencingError):
        return  # a reference in an example or extension, which only JSON Schema resolves
    checker = _ExampleChecker(registry, diagnostics)
    for example in examples:
        checker.check(example)


def _reduce_document(spec: Spec, name: str) -> JsonValue:
    """The schemas of a file. Other files than the first are kept whole: they can be fragments."""
    data = spec.documents[name].data
    if name != spec.root.origin.file:
        return data
    return reduce_object(data, ObjectKind.OPENAPI, is_3_0=spec.version == (3, 0))


def _refuse(uri: str) -> JsonValue:
    """Called for URIs that are not in the registry: nothing is ever fetched."""
    raise LookupError(uri)


class _ExampleChecker:
    def __init__(self, registry: jsonschema_rs.Registry, diagnostics: Diagnostics) -> None:
        self.registry = registry
        self.diagnostics = diagnostics
        self._validators: dict[Origin, jsonschema_rs.Draft202012Validator | None] = {}

    def check(self, example: _Example) -> None:
        validator = self._get_validator(example.schema)
        if validator is None or validator.is_valid(example.value):
            return
        error = min(validator.iter_errors(example.value), key=_sort_key, default=None)
        if error is None:
            return
        at = example.origin
        for token in error.instance_path:
            at /= token
        self.diagnostics.report(example.rule, at, problem=_describe_error(error))

    def _get_validator(self, schema: Origin) -> jsonschema_rs.Draft202012Validator | None:
        """None if the schema is invalid; other rules report that."""
        if schema not in self._validators:
            reference = f"{_build_uri(schema.file)}#{quote(schema.pointer, safe='/~')}"
            try:
                validator = jsonschema_rs.Draft202012Validator(
                    {"$ref": reference}, registry=self.registry, offline=True
                )
            except (ValueError, jsonschema_rs.ReferencingError):
                validator = None
            self._validators[schema] = validator
        return self._validators[schema]


def _build_uri(name: str) -> str:
    """The URI of a file in the registry; relative references between files resolve as on disk."""
    return "document:/" + quote(name)


# --- collecting examples ---------------------------------------------------------------------


def _collect_examples(spec: Spec) -> Iterator[_Example]:
    for origin, value in spec.objects[ObjectKind.SCHEMA]:
        if not is_object(value) or ("$ref" in value and spec.version == (3, 0)):
            continue
        if "default" in value:
            yield _Example(rules.DEFAULT, origin / "default", value["default"], origin)
        if "example" in value:
            yield _Example(rules.EXAMPLE, origin / "example", value["example"], origin)
        for number, example in enumerate(as_list(value.get("examples"))):
            yield _Example(rules.EXAMPLE, origin / "examples" / number, example, origin)
    for kind in (ObjectKind.MEDIA_TYPE, ObjectKind.PARAMETER, ObjectKind.HEADER):
        for owner in spec.nodes(kind):
            yield from _collect_media_examples(owner, kind)


def _collect_media_examples(owner: Node, kind: ObjectKind) -> Iterator[_Example]:
    schema = owner.get("schema")
    if schema is None:
        return
    json_only = kind is ObjectKind.MEDIA_TYPE and not _is_json(owner.origin)
    example = owner.get("example")
    values = [] if example is None else [example]
    for _, member in owner.members("examples"):
        named = member.follow()
        values.extend(part for key in ("value", "dataValue") if (part := named.get(key)))
    for node in values:
        if json_only and isinstance(node.value, str):
            continue  # serialized, as a form or XML; the schema describes the value
        yield _Example(rules.EXAMPLE, node.origin, node.value, schema.origin)


def _is_json(media_type: Origin) -> bool:
    name = media_type.pointer.rpartition("/")[2].replace("~1", "/").partition(";")[0]
    return name.strip().lower().endswith(_JSON)


# --- messages ----------------------------------------------------------------------------------


def _sort_key(error: jsonschema_rs.ValidationError) -> tuple[int, int]:
    """Sorts the most specific error first: near the root, and not about alternatives."""
    vague = error.kind.name in ("anyOf", "oneOf", "not")
    return len(error.instance_path), int(vague)


_PROBLEMS = {
    "Required": "property `{kind.property}` is missing",
    "Enum": "`{value}` is not in `enum`",
    "AnyOf": "it matches no variant of `anyOf`",
    "OneOfNotValid": "it matches no variant of `oneOf`",
    "OneOfMultipleValid": "it matches several variants of `oneOf`",
    "Pattern": "`{value}` does not match the pattern `{kind.pattern}`",
    "AdditionalProperties": "property `{kind.unexpected[0]}` is not allowed",
    "FalseSchema": "`{value}` is not allowed",
    "UniqueItems": "its items are not unique",
    "MaxLength": "it is longer than {kind.limit} characters",
    "MinLength": "it is shorter than {kind.limit} characters",
    "Maximum": "{value} is greater than the maximum of {kind.limit}",
    "Minimum": "{value} is less than the minimum of {kind.limit}",
}
"""By the class of the violation; for others, the message of the validator is used."""


def _describe_error(error: jsonschema_rs.ValidationError) -> str:
    kind, value = error.kind, error.instance
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Type):
        return f"{describe_json_type(value)} does not match type {' or '.join(kind.types)}"
    message = _PROBLEMS.get(type(kind).__name__)
    if message is None:
        return error.message.splitlines()[0]
    return message.format(kind=kind, value=_abbreviate(value))


def _abbreviate(value: JsonValue) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
