"""How parameters are written: the styles of OpenAPI (which are those of RFC 6570) as text.

Not here: which parameters there are (`request.py`), bodies (`bodies.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from ...errors import RequestError
from ..models.codec import NotJson, plain, to_json
from ..models.json_value import is_array, is_object
from ..operation import Style
from ..unset import UNSET
from .urls import encode

SIMPLE: Final = Style("simple")
FORM: Final = Style("form", explode=True)

Pair: TypeAlias = tuple[str, str]
"""A name and a value, both encoded."""

_RESERVED: Final = "!$'()*,;:@/?[]"  # not `&`, `=`, `+` and `#`, which would end the value


def given(value: object) -> bool:
    """Whether there is anything to send: RFC 6570 leaves out what is undefined (section 2.3)."""
    return value is not UNSET and value is not None


def text(value: Any, name: str) -> str:
    """A scalar as text: as JSON writes it, without quotes. Raises `RequestError` for others."""
    value = jsonable(value, name)
    if isinstance(value, str):
        return value
    return "" if value is None else to_json(value).decode()


def jsonable(value: Any, name: str) -> Any:
    """A value as JSON knows it. Raises `RequestError` where it has no such form."""
    try:
        return plain(value)
    except NotJson as error:
        raise RequestError(f"`{name}`: {error}") from None


def path(name: str, value: Any, style: Style) -> str:
    """The text of a path parameter, not yet encoded for `simple`, encoded for the other styles."""
    value = jsonable(value, name)
    if value is None or value == [] or value == {}:
        raise RequestError(f"path parameter `{name}` is empty")
    if style.name == "label":
        return "." + _expand(name, value, "." if style.explode else ",", style)
    if style.name == "matrix":
        return _matrix(name, value, style)
    return _expand(name, value, ",", style)


def header(name: str, value: Any, style: Style) -> str:
    """The text of a header parameter: style `simple`, nothing is percent-encoded."""
    value = jsonable(value, name)
    if style.name == "json":
        return to_json(value).decode()
    if is_array(value):
        return ",".join(text(item, name) for item in value)
    if is_object(value):
        between = "=" if style.explode else ","
        return ",".join(f"{key}{between}{text(item, name)}" for key, item in value.items())
    return text(value, name)


def query(name: str, value: Any, style: Style) -> Iterator[Pair]:
    """The pairs of a query parameter, or of a property of a form; none where it is not given."""
    if not given(value):
        return
    value = jsonable(value, name)
    safe = _RESERVED if style.reserved else ""
    key = encode(name)
    if style.name == "json":
        yield key, encode(to_json(value).decode(), safe)
    elif style.name == "deepObject":
        yield from _deep(name, value, safe)
    elif is_array(value):
        items = [encode(text(item, name), safe) for item in value]
        if style.explode:
            yield from ((key, item) for item in items)
        elif items:
            yield key, _DELIMITERS.get(style.name, ",").join(items)
    elif is_object(value):
        pairs = [
            (encode(inner), encode(text(item, name), safe))
            for inner, item in value.items()
            if item is not None
        ]
        if style.explode:
            yield from pairs
        elif pairs:
            parts = (part for pair in pairs for part in pair)
            yield key, _DELIMITERS.get(style.name, ",").join(parts)
    else:
        yield key, encode(text(value, name), safe)


_DELIMITERS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def _deep(name: str, value: Any, safe: str) -> Iterator[Pair]:
    # OpenAPI defines one level; below it this is what Rails, PHP, qs and Stripe read.
    if is_object(value):
        for key, item in value.items():
            yield from _deep(f"{name}[{key}]", item, safe)
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _deep(f"{name}[{index}]", item, safe)
    elif value is not None:
        yield encode(name), encode(text(value, name), safe)


def _expand(name: str, value: Any, between: str, style: Style) -> str:
    if is_array(value):
        return between.join(encode(text(item, name)) for item in value)
    if is_object(value):
        joint = "=" if style.explode else ","
        return between.join(
            f"{encode(key)}{joint}{encode(text(item, name))}" for key, item in value.items()
        )
    return encode(text(value, name))


def _matrix(name: str, value: Any, style: Style) -> str:
    key = encode(name)
    if is_array(value) and style.explode:
        return "".join(f";{key}={encode(text(item, name))}" for item in value)
    if is_object(value) and style.explode:
        return ";" + _expand(name, value, ";", style)
    return f";{key}={_expand(name, value, ',', style)}"
