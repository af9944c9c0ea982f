"""How parameters are serialized: the styles of OpenAPI, which are those of RFC 6570."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from ...errors import RequestError
from ..models.codec import JsonEncodeError, plain, to_json
from ..models.json_value import is_array, is_object
from ..operation import Style
from ..unset import UNSET
from .urls import check_path_segment, percent_encode

SIMPLE: Final = Style("simple")
FORM: Final = Style("form", explode=True)

Pair: TypeAlias = tuple[str, str]
"""A name and a value, both percent-encoded."""

_DELIMITERS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def is_given(value: object) -> bool:
    """Whether a parameter has a value. One that is null is not sent either (RFC 6570, 2.3)."""
    return value is not UNSET and value is not None


def to_text(value: Any, name: str) -> str:
    """A scalar as text: as in JSON, without quotes. Raises `RequestError`."""
    value = to_plain(value, name)
    if isinstance(value, str):
        return value
    return "" if value is None else to_json(value).decode()


def to_plain(value: Any, name: str) -> Any:
    """A value as plain JSON data. Raises `RequestError`."""
    if isinstance(value, str):
        return value
    try:
        return plain(value)
    except JsonEncodeError as error:
        raise RequestError(f"`{name}`: {error}") from None


def encode_path_parameter(name: str, value: Any, style: Style) -> str:
    """The text of a path parameter. Raises `RequestError`."""
    if value is UNSET:
        raise RequestError(f"path parameter `{name}` is missing")
    value = to_plain(value, name)
    if value is None or value == [] or value == {}:
        raise RequestError(f"path parameter `{name}` is empty")
    if style.name == "label":
        return "." + _expand(name, value, style, "." if style.explode else ",")
    if style.name == "matrix":
        return _expand_matrix(name, value, style)
    text = _expand(name, value, style, ",")
    check_path_segment(name, text)
    return text


def encode_header(name: str, value: Any, style: Style) -> str:
    """The text of a header parameter, which is not percent-encoded."""
    value = to_plain(value, name)
    if style.name == "json":
        return to_json(value).decode()
    return _expand(name, value, style, ",", encode=lambda text: text)


def encode_query_parameter(name: str, value: Any, style: Style) -> Iterator[Pair]:
    """The pairs of a query parameter, or of a form property; none if it is not given."""
    if not is_given(value):
        return

    def encode(item: Any) -> str:
        return percent_encode(to_text(item, name), allow_reserved=style.reserved)

    value = to_plain(value, name)
    key = percent_encode(name)
    if style.name == "json":
        yield key, encode(to_json(value).decode())
    elif style.name == "deepObject":
        for path, item in _walk(name, value):
            yield percent_encode(path), encode(item)
    elif is_array(value):
        items = [encode(item) for item in value]
        if style.explode:
            yield from ((key, item) for item in items)
        elif items:
            yield key, _DELIMITERS.get(style.name, ",").join(items)
    elif is_object(value):
        pairs = [(percent_encode(k), encode(item)) for k, item in value.items() if item is not None]
        if style.explode:
            yield from pairs
        elif pairs:
            parts = (part for pair in pairs for part in pair)
            yield key, _DELIMITERS.get(style.name, ",").join(parts)
    else:
        yield key, encode(value)


def encode_querystring(name: str, value: Any) -> Iterator[Pair]:
    """The whole query (OpenAPI 3.2, `in: querystring`): an object is a form, anything else JSON."""
    if not is_given(value):
        return
    value = to_plain(value, name)
    if is_object(value):
        yield from encode_query_parameter(name, value, FORM)
    else:
        yield "", percent_encode(to_text(value, name))


def _walk(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The scalars of a deep object. OpenAPI defines one level; Rails, PHP, qs and Stripe go on."""
    if is_object(value):
        for key, item in value.items():
            yield from _walk(f"{path}[{key}]", item)
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _walk(f"{path}[{index}]", item)
    elif value is not None:
        yield path, value


def _expand(
    name: str,
    value: Any,
    style: Style,
    separator: str,
    encode: Callable[[str], str] = percent_encode,
) -> str:
    if is_array(value):
        return separator.join(encode(to_text(item, name)) for item in value)
    if is_object(value):
        between = "=" if style.explode else ","
        return separator.join(
            f"{encode(key)}{between}{encode(to_text(item, name))}" for key, item in value.items()
        )
    return encode(to_text(value, name))


def _expand_matrix(name: str, value: Any, style: Style) -> str:
    key = percent_encode(name)
    if is_array(value) and style.explode:
        return "".join(f";{key}={percent_encode(to_text(item, name))}" for item in value)
    if is_object(value) and style.explode:
        return ";" + _expand(name, value, style, ";")
    return f";{key}={_expand(name, value, style, ',')}"
