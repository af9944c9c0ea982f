"""How parameters are serialized: the styles of OpenAPI, which are those of RFC 6570.

A value is undefined (RFC 6570, section 2.3) if it is null, or an array or object all of whose
members are null. Undefined values and members are not sent. A path must have its parameters:
there, OpenAPI defines what an undefined value is ("Style Examples"). What is nested more deeply
than a style defines is sent as JSON.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from ...errors import RequestError
from ..models.codec import JsonEncodeError, plain, to_json
from ..models.json_value import is_array, is_object
from ..operation import Style
from ..unset import UNSET
from .urls import (
    percent_encode,
    percent_encode_reserved_in_cookie,
    percent_encode_reserved_in_path,
    percent_encode_reserved_in_query,
)

SIMPLE: Final = Style("simple")
FORM: Final = Style("form", explode=True)

Pair: TypeAlias = tuple[str, str]
"""A name and a value, both percent-encoded."""
Encode: TypeAlias = Callable[[str], str]

_DELIMITERS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_ENDS_COOKIE: Final = re.compile(r"[\x00-\x1f\x7f;]")
_ENDS_COOKIE_NAME: Final = re.compile(r"[\x00-\x20\x7f;=]")


def is_given(value: object) -> bool:
    """Whether a parameter has a value. One that is null is not sent either (RFC 6570, 2.3)."""
    return value is not UNSET and value is not None


def to_text(value: Any, name: str) -> str:
    """A scalar as text: as in JSON, without quotes. Raises `RequestError`."""
    value = to_plain(value, name)
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # in JSON, 123.0 and 123 are the same number
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
    value = _defined(to_plain(value, name))
    encode = percent_encode_reserved_in_path if style.reserved else percent_encode
    if style.name == "label":
        return "." + _expand(name, value, style, "." if style.explode else ",", encode)
    if style.name == "matrix":
        return _expand_matrix(name, value, style, encode)
    text = _expand(name, value, style, ",", encode)
    if not text:
        raise RequestError(f"path parameter `{name}` is empty, which would change the path")
    return text


def encode_header(name: str, value: Any, style: Style) -> str | None:
    """The text of a header parameter, which is not percent-encoded; None if it is not sent."""
    value = _defined(to_plain(value, name))
    return None if value is None else _expand(name, value, style, ",", _unchanged)


def encode_query_parameter(name: str, value: Any, style: Style) -> list[Pair]:
    """The pairs of a query parameter, or of a form property; none if it is not given."""
    if not is_given(value):
        return []
    if style.name == "json":
        return [(percent_encode(name), percent_encode(to_json(to_plain(value, name)).decode()))]
    encode = percent_encode_reserved_in_query if style.reserved else percent_encode
    return list(_expand_pairs(name, _defined(to_plain(value, name)), style, percent_encode, encode))


def encode_cookie(name: str, value: Any, style: Style) -> list[Pair]:
    """The pairs of a cookie parameter. Raises `RequestError` for a value that would end it."""
    if not is_given(value):
        return []
    value = _defined(to_plain(value, name))
    if style.name == "cookie":
        return list(_expand_pairs(name, value, style, _check_cookie_name, check_cookie))
    encode = percent_encode_reserved_in_cookie if style.reserved else percent_encode
    return list(_expand_pairs(name, value, style, percent_encode, encode))


def check_cookie(text: str) -> str:
    """Return the value of a cookie, which is not escaped (RFC 6265). Raises `RequestError`."""
    if _ENDS_COOKIE.search(text):
        raise RequestError("a cookie contains a semicolon or a control character; escape it")
    return text


def _check_cookie_name(text: str) -> str:
    if not text or _ENDS_COOKIE_NAME.search(text):
        raise RequestError("the name of a cookie is empty or contains an invalid character")
    return text


def _unchanged(text: str) -> str:
    return text


def _defined(value: Any) -> Any:
    """The value without members that are null; None if nothing is left."""
    if is_array(value):
        return [item for item in value if item is not None] or None
    if is_object(value):
        return {key: item for key, item in value.items() if item is not None} or None
    return value


def _expand_pairs(
    name: str, value: Any, style: Style, encode_name: Encode, encode: Encode
) -> Iterator[Pair]:
    if value is None:
        return
    key = encode_name(name)
    if style.name == "deepObject":
        for path, item in _walk(name, value, style.arrays):
            yield encode_name(path), encode(to_text(item, name))
    elif is_array(value):
        items = [encode(to_text(item, name)) for item in value]
        if style.explode:
            yield from ((key, item) for item in items)
        else:
            yield key, _DELIMITERS.get(style.name, ",").join(items)
    elif is_object(value):
        if style.explode:
            for member, item in value.items():
                yield encode_name(member), encode(to_text(item, name))
        else:
            parts = (encode(to_text(part, name)) for pair in value.items() for part in pair)
            yield key, _DELIMITERS.get(style.name, ",").join(parts)
    else:
        yield key, encode(to_text(value, name))


def _walk(path: str, value: Any, arrays: str) -> Iterator[tuple[str, Any]]:
    """The scalars of a deep object. OpenAPI defines one level; servers read more in three dialects.

    Items that are objects or arrays are numbered in all of them, or their members would mix.
    """
    if is_object(value):
        for key, item in value.items():
            yield from _walk(f"{path}[{key}]", item, arrays)
    elif is_array(value):
        for index, item in enumerate(value):
            if arrays == "indices" or is_object(item) or is_array(item):
                yield from _walk(f"{path}[{index}]", item, arrays)
            elif item is not None:
                yield (path if arrays == "repeat" else f"{path}[]"), item
    elif value is not None:
        yield path, value


def _expand(name: str, value: Any, style: Style, separator: str, encode: Encode) -> str:
    if is_array(value):
        return separator.join(encode(to_text(item, name)) for item in value)
    if is_object(value):
        between = "=" if style.explode else ","
        return separator.join(
            f"{encode(key)}{between}{encode(to_text(item, name))}" for key, item in value.items()
        )
    return encode(to_text(value, name))


def _expand_matrix(name: str, value: Any, style: Style, encode: Encode) -> str:
    key = percent_encode(name)
    if style.explode and is_array(value):
        pairs = [(key, item) for item in value]
    elif style.explode and is_object(value):
        pairs = [(encode(member), item) for member, item in value.items()]
    else:
        text = _expand(name, value, style, ",", encode)
        return f";{key}={text}" if text else f";{key}"
    texts = [(member, encode(to_text(item, name))) for member, item in pairs]
    # An empty value has no `=` (RFC 6570, section 3.2.7).
    return "".join(f";{member}={text}" if text else f";{member}" for member, text in texts)
