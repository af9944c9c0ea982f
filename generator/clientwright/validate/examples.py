"""Whether the examples and defaults of a document fit their schemas. They are only warnings: a
client is made all the same, and shows the example as it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

import jsonschema_rs

from ..diagnostics import rules
from ..diagnostics.findings import Diagnostics, Rule
from ..diagnostics.origin import Origin
from ..model import JsonValue
from ..resolve import Kind, Node, Spec
from ..resolve.version import kind_of
from ..values import is_array, is_object
from .lean import lean

_JSON = ("/json", "+json")


class _Sample(NamedTuple):
    """A value, where it stands, and the schema that it should fit."""

    rule: Rule
    at: Origin
    value: JsonValue
    schema: Origin


def check_examples(spec: Spec, diagnostics: Diagnostics) -> None:
    """Report examples and defaults that do not fit, each at the part that does not."""
    samples = list(_samples(spec))
    if not samples:
        return
    try:
        registry = jsonschema_rs.Registry(
            [(_uri(name), _schemas(spec, name)) for name in spec.documents], retriever=_refuse
        )
    except (ValueError, jsonschema_rs.ReferencingError):
        return  # a reference that only JSON Schema takes for one, in an example or extension
    checker = _Checker(registry, diagnostics)
    for sample in samples:
        checker.check(sample)


def _schemas(spec: Spec, name: str) -> JsonValue:
    """What a file says about values. Only the first file's shape is known; others stay whole."""
    data = spec.documents[name].data
    if name != spec.root.origin.file:
        return data
    return lean(data, Kind.OPENAPI, old=spec.version == (3, 0))


def _refuse(uri: str) -> JsonValue:
    """Asked for whatever is not in the registry: nothing is ever fetched."""
    raise LookupError(uri)


class _Checker:
    def __init__(self, registry: jsonschema_rs.Registry, diagnostics: Diagnostics) -> None:
        self.registry = registry
        self.diagnostics = diagnostics
        self._validators: dict[Origin, jsonschema_rs.Draft202012Validator | None] = {}

    def check(self, sample: _Sample) -> None:
        validator = self._validator(sample.schema)
        if validator is None or validator.is_valid(sample.value):
            return
        error = min(validator.iter_errors(sample.value), key=_weight, default=None)
        if error is None:
            return
        at = sample.at
        for token in error.instance_path:
            at /= token
        self.diagnostics.report(sample.rule, at, problem=_problem(error))

    def _validator(self, schema: Origin) -> jsonschema_rs.Draft202012Validator | None:
        """None where the schema cannot be put to use; that is another rule's finding."""
        if schema not in self._validators:
            reference = f"{_uri(schema.file)}#{quote(schema.pointer, safe='/~')}"
            try:
                made = jsonschema_rs.Draft202012Validator(
                    {"$ref": reference}, registry=self.registry, offline=True
                )
            except (ValueError, jsonschema_rs.ReferencingError):
                made = None
            self._validators[schema] = made
        return self._validators[schema]


def _uri(name: str) -> str:
    """A file's place in the registry; other files stand beside it as on the disk."""
    return "document:/" + quote(name)


# --- which values there are --------------------------------------------------------------------


def _samples(spec: Spec) -> Iterator[_Sample]:
    for origin, value in spec.objects[Kind.SCHEMA]:
        if not is_object(value) or ("$ref" in value and spec.version == (3, 0)):
            continue
        if "default" in value:
            yield _Sample(rules.DEFAULT, origin / "default", value["default"], origin)
        if "example" in value:
            yield _Sample(rules.EXAMPLE, origin / "example", value["example"], origin)
        examples = value.get("examples")
        if is_array(examples):
            for number, example in enumerate(examples):
                yield _Sample(rules.EXAMPLE, origin / "examples" / number, example, origin)
    for kind in (Kind.MEDIA_TYPE, Kind.PARAMETER, Kind.HEADER):
        for origin, value in spec.objects[kind]:
            yield from _shown(Node(value, origin, spec), kind)


def _shown(owner: Node, kind: Kind) -> Iterator[_Sample]:
    """The examples of a media type, parameter or header."""
    schema = owner.get("schema")
    if schema is None:
        return
    json_only = kind is Kind.MEDIA_TYPE and not _is_json(owner.origin)
    values: list[Node] = []
    example = owner.get("example")
    if example is not None:
        values.append(example)
    for _, member in (owner.get("examples") or owner).items() if "examples" in owner else ():
        named = member.follow()
        values.extend(part for key in ("value", "dataValue") if (part := named.get(key)))
    for node in values:
        if json_only and isinstance(node.value, str):
            continue  # the text of a form, of XML: not the value that the schema is about
        yield _Sample(rules.EXAMPLE, node.origin, node.value, schema.origin)


def _is_json(media_type: Origin) -> bool:
    name = media_type.pointer.rpartition("/")[2].replace("~1", "/").partition(";")[0]
    return name.strip().lower().endswith(_JSON)


# --- what is wrong with one --------------------------------------------------------------------


def _weight(error: jsonschema_rs.ValidationError) -> tuple[int, int]:
    """Errors that say most come first: near the root, and not about alternatives."""
    vague = error.kind.name in ("anyOf", "oneOf", "not")
    return len(error.instance_path), int(vague)


def _problem(error: jsonschema_rs.ValidationError) -> str:
    kind = error.kind
    value = error.instance
    match kind:
        case jsonschema_rs.ValidationErrorKind.Type():
            return f"{kind_of(value)} where the schema has {' or '.join(kind.types)}"
        case jsonschema_rs.ValidationErrorKind.Required():
            return f"property `{kind.property}` is missing"
        case jsonschema_rs.ValidationErrorKind.Enum():
            return f"`{_brief(value)}` is none of the values of `enum`"
        case jsonschema_rs.ValidationErrorKind.AnyOf():
            return "it fits no variant of `anyOf`"
        case jsonschema_rs.ValidationErrorKind.OneOfNotValid():
            return "it fits no variant of `oneOf`"
        case jsonschema_rs.ValidationErrorKind.OneOfMultipleValid():
            return "it fits several variants of `oneOf`"
        case jsonschema_rs.ValidationErrorKind.Pattern():
            return f"`{_brief(value)}` does not match the pattern `{kind.pattern}`"
        case jsonschema_rs.ValidationErrorKind.AdditionalProperties():
            return f"property `{kind.unexpected[0]}` is not allowed"
        case jsonschema_rs.ValidationErrorKind.FalseSchema():
            return f"`{_brief(value)}` is not allowed"
        case jsonschema_rs.ValidationErrorKind.UniqueItems():
            return "its items are not all different"
        case jsonschema_rs.ValidationErrorKind.MaxLength():
            return f"it is longer than {kind.limit} characters"
        case jsonschema_rs.ValidationErrorKind.MinLength():
            return f"it is shorter than {kind.limit} characters"
        case jsonschema_rs.ValidationErrorKind.Maximum():
            return f"{_brief(value)} is more than the maximum, {kind.limit}"
        case jsonschema_rs.ValidationErrorKind.Minimum():
            return f"{_brief(value)} is less than the minimum, {kind.limit}"
        case _:
            return error.message.splitlines()[0]


def _brief(value: JsonValue) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
