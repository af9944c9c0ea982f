"""Lowers scalars (`type`, `format`, `contentEncoding`), and the constraints on all JSON types."""

from __future__ import annotations

from typing import Any

from ...contract.formats import find_implied_type, find_string_kind
from ...model import NO_CONSTRAINTS, Constraints, RequiredGroups, ScalarKind, ScalarType
from ...values import as_count, as_flag, as_list, as_number, as_object, as_text
from .flattening import UNION_KEYWORDS, FlatSchema, Subschema


def lower_scalar(schema: FlatSchema, type_: str) -> ScalarType:
    """The scalar of a JSON type, with its format.

    A format that is unknown or belongs to another type (`type: integer, format: date`) has no
    effect (JSON Schema 2020-12, Validation, section 7).
    """
    format_ = as_text(schema.last("format")).strip() or None
    kind = ScalarKind(type_)
    if kind is ScalarKind.NULL:
        return ScalarType(kind=kind)
    if kind is ScalarKind.STRING:
        kind = _find_string_kind(schema, format_)
    elif kind is ScalarKind.NUMBER and find_implied_type(format_) == "integer":
        kind = ScalarKind.INTEGER
    return ScalarType(kind=kind, format=format_, constraints=read_constraints(schema, type_))


def _find_string_kind(schema: FlatSchema, format_: str | None) -> ScalarKind:
    encoding = as_text(schema.last("contentEncoding")).lower()
    if encoding == "base64":
        return ScalarKind.BYTE
    if encoding == "binary":
        return ScalarKind.BINARY
    media_type = as_text(schema.last("contentMediaType"))
    if format_ is None and not encoding and _is_binary(media_type):
        # OpenAPI 3.1, section 4.8.14.2: without an encoding, the content is not encoded.
        return ScalarKind.BINARY
    return find_string_kind(format_)


def _is_binary(media_type: str) -> bool:
    essence = media_type.split(";")[0].strip().lower()
    return essence == "application/octet-stream" or essence.startswith(
        ("image/", "audio/", "video/")
    )


def read_constraints(schema: FlatSchema, type_: str) -> Constraints:
    """The constraints on one JSON type."""
    match type_:
        case "string":
            constraints = Constraints(
                min_length=_maximum(schema, "minLength"),
                max_length=_minimum(schema, "maxLength"),
                patterns=tuple(dict.fromkeys(filter(None, map(as_text, schema.values("pattern"))))),
            )
        case "integer" | "number":
            constraints = _read_range(schema)
        case "array":
            constraints = Constraints(
                min_items=_maximum(schema, "minItems"),
                max_items=_minimum(schema, "maxItems"),
                unique_items=schema.flag("uniqueItems"),
            )
        case "object":
            constraints = Constraints(
                min_properties=_maximum(schema, "minProperties"),
                max_properties=_minimum(schema, "maxProperties"),
                dependent_required=_read_dependent_required(schema),
                required_groups=_read_required_groups(schema),
            )
        case _:
            return NO_CONSTRAINTS
    return NO_CONSTRAINTS if constraints == NO_CONSTRAINTS else constraints


def _read_dependent_required(schema: FlatSchema) -> tuple[tuple[str, tuple[str, ...]], ...]:
    dependent: dict[str, dict[str, None]] = {}
    for value in schema.values("dependentRequired"):
        for name, required in as_object(value).items():
            names = [other for other in as_list(required) if isinstance(other, str)]
            dependent.setdefault(name, {}).update(dict.fromkeys(names))
    return tuple((name, tuple(required)) for name, required in dependent.items())


def _read_range(schema: FlatSchema) -> Constraints:
    """The narrowest range of all subschemas."""
    values: dict[str, list[Any]] = {}
    for part in schema.parts:
        for bound, exclusive in (
            ("minimum", "exclusiveMinimum"),
            ("maximum", "exclusiveMaximum"),
        ):
            # `exclusiveMinimum` is a flag in OpenAPI 3.0, a number in 3.1.
            keyword = exclusive if as_flag(part.get(exclusive)) else bound
            values.setdefault(keyword, []).append(part.get(bound))
            values.setdefault(exclusive, []).append(part.get(exclusive))
    bounds = {
        keyword: [number for number in map(as_number, found) if number is not None]
        for keyword, found in values.items()
    }
    return Constraints(
        minimum=max(bounds.get("minimum", ()), default=None),
        maximum=min(bounds.get("maximum", ()), default=None),
        exclusive_minimum=max(bounds.get("exclusiveMinimum", ()), default=None),
        exclusive_maximum=min(bounds.get("exclusiveMaximum", ()), default=None),
        multiple_of=as_number(schema.last("multipleOf")),
    )


def _read_counts(schema: FlatSchema, keyword: str) -> list[int]:
    return [count for count in map(as_count, schema.values(keyword)) if count is not None]


def _maximum(schema: FlatSchema, keyword: str) -> int | None:
    return max(_read_counts(schema, keyword), default=None)


def _minimum(schema: FlatSchema, keyword: str) -> int | None:
    return min(_read_counts(schema, keyword), default=None)


# --- required groups -----------------------------------------------------------------------------

_GROUP_KEYWORDS = frozenset({"required", "type", "title", "description", "$comment"})


def _read_required_groups(schema: FlatSchema) -> tuple[RequiredGroups, ...]:
    groups = (
        read_required_group(part, keyword) for part in schema.parts for keyword in UNION_KEYWORDS
    )
    return tuple(dict.fromkeys(group for group in groups if group is not None))


def read_required_group(part: Subschema, keyword: str) -> RequiredGroups | None:
    """The required properties of a union such as `anyOf: [{required: [a]}, {required: [b]}]`.

    None for other unions. Ignores that the keyword is removed for lowering, because such unions do
    not affect the type.
    """
    alternatives = [_read_required(variant) for variant in as_list(part.value.get(keyword))]
    if not alternatives or not all(alternatives):
        return None
    return RequiredGroups(alternatives=tuple(alternatives), exactly_one=keyword == "oneOf")


def _read_required(variant: Any) -> tuple[str, ...]:
    value = as_object(variant)
    if not value.keys() <= _GROUP_KEYWORDS or value.get("type") not in (None, "object"):
        return ()
    names = (name for name in as_list(value.get("required")) if isinstance(name, str))
    return tuple(dict.fromkeys(names))
