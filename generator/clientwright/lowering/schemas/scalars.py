"""Single values: `type`, `format`, `contentEncoding` and the assertions on strings and numbers."""

from __future__ import annotations

from ...model import NO_CONSTRAINTS, Constraints, ScalarKind, ScalarType
from ..reading import as_count, as_flag, as_list, as_number, as_object, as_text
from .choices import choices
from .parts import View

_STRINGS = {
    "date-time": ScalarKind.DATE_TIME,
    "date": ScalarKind.DATE,
    "time": ScalarKind.TIME,
    "duration": ScalarKind.DURATION,
    "uuid": ScalarKind.UUID,
    "guid": ScalarKind.UUID,
    "decimal": ScalarKind.DECIMAL,
    "byte": ScalarKind.BYTE,
    "base64": ScalarKind.BYTE,
    "binary": ScalarKind.BINARY,
    "file": ScalarKind.BINARY,
}
_BASE64 = frozenset({"base64"})
_BARE = {
    "boolean": ScalarKind.BOOLEAN,
    "integer": ScalarKind.INTEGER,
    "number": ScalarKind.NUMBER,
    "string": ScalarKind.STRING,
    "null": ScalarKind.NULL,
}
_INTEGERS = frozenset({"int32", "int64", "int8", "int16", "uint8", "uint16", "uint32", "uint64"})

FORMAT_TYPES = {**dict.fromkeys(_STRINGS, "string"), "password": "string", "email": "string"} | {
    "uri": "string",
    "hostname": "string",
    "ipv4": "string",
    "ipv6": "string",
    **dict.fromkeys(_INTEGERS, "integer"),
    "float": "number",
    "double": "number",
}
"""The type that a format implies where none is stated."""


def leaf(view: View, kind: str) -> ScalarType:
    """The value of one JSON type, as narrow as its format makes it.

    An unknown format, or one that belongs to another type (`type: integer, format: date`),
    changes nothing: the type is what travels (JSON Schema 2020-12, Validation, section 7).
    """
    format_ = as_text(view.last("format")).strip() or None
    scalar = _BARE[kind]
    if kind == "string":
        scalar = _string(view, format_)
    elif kind == "number" and format_ in _INTEGERS:
        scalar = ScalarKind.INTEGER
    elif kind == "number" and format_ == "decimal":
        scalar = ScalarKind.NUMBER
    if kind == "null":
        return ScalarType(kind=scalar)
    return ScalarType(kind=scalar, format=format_, constraints=limits(view, kind))


def _string(view: View, format_: str | None) -> ScalarKind:
    encoding = as_text(view.last("contentEncoding")).lower()
    if encoding in _BASE64:
        return ScalarKind.BYTE
    if encoding == "binary":
        return ScalarKind.BINARY
    if format_ is None and not encoding and _raw_octets(as_text(view.last("contentMediaType"))):
        # OpenAPI 3.1, section 4.8.14.2: a media type without an encoding is the octets themselves.
        return ScalarKind.BINARY
    return _STRINGS.get(format_ or "", ScalarKind.STRING)


def _raw_octets(media_type: str) -> bool:
    kind = media_type.split(";")[0].strip().lower()
    return kind == "application/octet-stream" or kind.startswith(("image/", "audio/", "video/"))


def limits(view: View, kind: str) -> Constraints:
    """The assertions that apply to one JSON type, all parts taken together."""
    if kind == "string":
        made = Constraints(
            min_length=_most(view, "minLength"),
            max_length=_least(view, "maxLength"),
            patterns=tuple(dict.fromkeys(filter(None, map(as_text, view.each("pattern"))))),
        )
    elif kind in ("integer", "number"):
        made = _numeric(view)
    elif kind == "array":
        made = Constraints(
            min_items=_most(view, "minItems"),
            max_items=_least(view, "maxItems"),
            unique_items=view.flag("uniqueItems"),
        )
    elif kind == "object":
        most, least = _least(view, "maxProperties"), _most(view, "minProperties")
        made = Constraints(
            min_properties=least,
            max_properties=most,
            dependent_required=_beside(view),
            required_groups=choices(view),
        )
    else:
        return NO_CONSTRAINTS
    return NO_CONSTRAINTS if made == NO_CONSTRAINTS else made


def _beside(view: View) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What must stand beside each property, all parts taken together."""
    found: dict[str, dict[str, None]] = {}
    for value in view.each("dependentRequired"):
        for name, others in as_object(value).items():
            texts = [other for other in as_list(others) if isinstance(other, str)]
            found.setdefault(name, {}).update(dict.fromkeys(texts))
    return tuple((name, tuple(others)) for name, others in found.items())


def _numeric(view: View) -> Constraints:
    """The narrowest range: each part holds, whichever came first."""
    least: list[float | int] = []
    most: list[float | int] = []
    above: list[float | int] = []
    below: list[float | int] = []
    for part in view.parts:
        for bound, exclusive, inside, outside in (
            ("minimum", "exclusiveMinimum", least, above),
            ("maximum", "exclusiveMaximum", most, below),
        ):
            # OpenAPI 3.0 has a flag beside the bound, 3.1 a bound of its own.
            bounds = (outside if as_flag(part.get(exclusive)) else inside, part.get(bound))
            for kept, value in (bounds, (outside, part.get(exclusive))):
                number = as_number(value)
                if number is not None:
                    kept.append(number)
    return Constraints(
        minimum=max(least, default=None),
        maximum=min(most, default=None),
        exclusive_minimum=max(above, default=None),
        exclusive_maximum=min(below, default=None),
        multiple_of=as_number(view.last("multipleOf")),
    )


def _numbers(view: View, keyword: str) -> list[int]:
    return [number for number in map(as_count, view.each(keyword)) if number is not None]


def _most(view: View, keyword: str) -> int | None:
    return max(_numbers(view, keyword), default=None)


def _least(view: View, keyword: str) -> int | None:
    return min(_numbers(view, keyword), default=None)
