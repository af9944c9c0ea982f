"""The texts that parameters must have in a request, built from the model alone.

This is the algorithm of RFC 6570, section 3.2.1, with the table of its appendix A, and what the
OpenAPI Specification adds to it ("Style Values", "Style Examples", appendices C to E).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias
from urllib.parse import quote, quote_plus

from ..conventions.media_types import ContentKind
from ..model import DeepArrays, Encoding, JsonValue, Parameter, ParameterLocation
from ..values import is_array, is_object

Pairs: TypeAlias = list[tuple[str, str]]
FormPairs: TypeAlias = Callable[
    [Mapping[str, JsonValue], Mapping[str, Encoding]], Iterator[tuple[str, str]]
]
"""The pairs of a form, not encoded."""


class _Operator(NamedTuple):
    """A column of the table in RFC 6570, appendix A."""

    first: str
    separator: str
    named: bool
    if_empty: str


_OPERATORS: Final = {
    "simple": _Operator("", ",", named=False, if_empty=""),
    "label": _Operator(".", ".", named=False, if_empty=""),
    "matrix": _Operator(";", ";", named=True, if_empty=""),
    "form": _Operator("", "&", named=True, if_empty="="),
    "spaceDelimited": _Operator("", "&", named=True, if_empty="="),
    "pipeDelimited": _Operator("", "&", named=True, if_empty="="),
    "cookie": _Operator("", "&", named=True, if_empty="="),
}
_DELIMITERS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_RESERVED: Final = {
    ParameterLocation.PATH: "!$&'()*+,;=:@[]",
    ParameterLocation.QUERY: "!$'()*,;:@/?[]",
    ParameterLocation.COOKIE: "!$&'()*+=:@/?#[]",
}
"""The reserved characters of each location that would not end the value."""


def format_scalar(value: JsonValue) -> str:
    """A value as the text of a parameter: a string unchanged, anything else as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def format_path_value(parameter: Parameter, value: JsonValue, form: FormPairs) -> str:
    """The text of a path parameter, percent-encoded."""
    if parameter.media_type is not None:
        return format_querystring(parameter, value, form)
    value = _drop_undefined(value)
    if value is None:  # "Style Examples", column `undefined`
        name = _encode(parameter.wire_name)
        return {"label": ".", "matrix": f";{name}"}.get(parameter.style, "")
    return _expand(parameter, value, _choose_encoding(parameter))


def format_header(parameter: Parameter, value: JsonValue, form: FormPairs) -> str | None:
    """The value of a header; None if it is not sent."""
    if parameter.media_type is not None:
        return _format_content(parameter, value, form)
    value = _drop_undefined(value)
    return None if value is None else _expand(parameter, value, str)


def expand_query(parameter: Parameter, value: JsonValue, form: FormPairs) -> Pairs:
    """The pairs of a query parameter, percent-encoded."""
    if parameter.media_type is not None:
        text = _format_content(parameter, value, form)
        return [(_encode(parameter.wire_name), _encode(text))]
    if parameter.style == "deepObject":
        return [
            (_encode(name), _encode(format_scalar(item)))
            for name, item in expand_deep_object(parameter.wire_name, value, parameter.arrays)
        ]
    return _expand_pairs(parameter, value, _choose_encoding(parameter), _encode)


def expand_cookies(parameter: Parameter, value: JsonValue, form: FormPairs) -> Pairs:
    """The pairs of a cookie parameter, percent-encoded unless its style or media type is text."""
    if parameter.media_type is not None:
        is_text = ContentKind.of(parameter.media_type) is ContentKind.TEXT
        write = _format_content if is_text else format_querystring
        return [(_encode(parameter.wire_name), write(parameter, value, form))]
    if parameter.style == "cookie":
        return _expand_pairs(parameter, value, str, str)
    return _expand_pairs(parameter, value, _choose_encoding(parameter), _encode)


def format_querystring(parameter: Parameter, value: JsonValue, form: FormPairs) -> str:
    """The whole query of `in: querystring`, percent-encoded. A form is so already."""
    text = _format_content(parameter, value, form)
    is_form = ContentKind.of(parameter.media_type or "") is ContentKind.FORM
    return text if is_form else _encode(text)


def _format_content(parameter: Parameter, value: JsonValue, form: FormPairs) -> str:
    """A value in its media type."""
    kind = ContentKind.of(parameter.media_type or "")
    if kind is ContentKind.JSON:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if kind is ContentKind.FORM and is_object(value):
        encodings = {one.property: one for one in parameter.encodings}
        styled = {name for name, encoding in encodings.items() if encoding.style is not None}
        return "&".join(
            f"{quote_plus(name)}={quote_plus(text, safe=',' if name in styled else '')}"
            for name, text in form(value, encodings)
        )
    if kind.is_stream and is_array(value):
        return "".join(kind.encode(item, is_string=False, compact=True) for item in value)
    return format_scalar(value)


def _drop_undefined(value: JsonValue) -> JsonValue:
    """The value without undefined members; None if nothing is left (RFC 6570, section 2.3)."""
    if is_array(value):
        return [item for item in value if item is not None] or None
    if is_object(value):
        return {name: item for name, item in value.items() if item is not None} or None
    return value


def _expand(parameter: Parameter, value: JsonValue, encode: Callable[[str], str]) -> str:
    """RFC 6570, section 3.2.1, for one variable with a defined value."""
    operator = _OPERATORS[parameter.style]
    name = _encode(parameter.wire_name) if encode is not str else parameter.wire_name

    def named(key: str, text: str) -> str:
        return f"{key}={text}" if text else f"{key}{operator.if_empty}"

    def text(item: JsonValue) -> str:
        return encode(format_scalar(item))

    if parameter.explode and is_array(value):
        items = [named(name, text(item)) if operator.named else text(item) for item in value]
    elif parameter.explode and is_object(value):
        items = [
            named(encode(key), text(item)) if operator.named else f"{encode(key)}={text(item)}"
            for key, item in value.items()
        ]
    else:
        parts: list[JsonValue] = [value]
        if is_array(value):
            parts = value
        elif is_object(value):
            parts = [part for pair in value.items() for part in pair]
        whole = _DELIMITERS.get(parameter.style, ",").join(map(text, parts))
        items = [named(name, whole) if operator.named else whole]
    return operator.first + operator.separator.join(items)


def _expand_pairs(
    parameter: Parameter,
    value: JsonValue,
    encode: Callable[[str], str],
    encode_name: Callable[[str], str],
) -> Pairs:
    """The pairs of a form expansion."""
    value = _drop_undefined(value)
    if value is None:
        return []
    name = encode_name(parameter.wire_name)
    if parameter.explode and is_array(value):
        return [(name, encode(format_scalar(item))) for item in value]
    if parameter.explode and is_object(value):
        return [(encode_name(key), encode(format_scalar(item))) for key, item in value.items()]
    whole = _expand(parameter, value, encode)
    return [(name, whole.removeprefix(name).removeprefix("="))]


def expand_deep_object(
    name: str, value: JsonValue, arrays: DeepArrays
) -> Iterator[tuple[str, JsonValue]]:
    """The names and values for a value of style `deepObject`."""
    # The specification defines one level; for more, this is what Rails, PHP and qs parse.
    if is_object(value):
        for key, item in value.items():
            yield from expand_deep_object(f"{name}[{key}]", item, arrays)
    elif is_array(value):
        for index, item in enumerate(value):
            if is_object(item) or is_array(item) or arrays is DeepArrays.INDICES:
                yield from expand_deep_object(f"{name}[{index}]", item, arrays)
            else:
                suffix = "" if arrays is DeepArrays.REPEAT else "[]"
                yield from expand_deep_object(f"{name}{suffix}", item, arrays)
    elif value is not None:
        yield name, value


def _encode(text: str) -> str:
    return quote(text, safe="~")


def _choose_encoding(parameter: Parameter) -> Callable[[str], str]:
    if not parameter.allow_reserved:
        return _encode
    kept = _RESERVED[parameter.location]

    def encode(text: str) -> str:
        pieces = re.split("(%[0-9A-Fa-f]{2})", text)
        return "".join(
            piece if number % 2 else quote(piece, safe=f"~{kept}")
            for number, piece in enumerate(pieces)
        )

    return encode
