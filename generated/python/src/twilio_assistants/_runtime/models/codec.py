"""JSON to values and back, by msgspec, with one hook each way for what msgspec does not know.

A class takes part by `__decode__(value, convert)` and `__encode__()`: `OpenModel`, unions, aliases.
Not here: what to do about an answer that does not fit (`reader.py`).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, Protocol, TypeAlias

import msgspec

from ..unset import UNSET
from .json_value import is_mapping, is_several

ValidationError = msgspec.ValidationError
"""What `convert` raises where a value does not fit its type."""


class Convert(Protocol):
    """Turns a JSON value (dictionaries, lists, scalars) into a value of a type, or raises."""

    def __call__(self, value: Any, type: Any, /) -> Any: ...


Hook: TypeAlias = Callable[[Any, Any], Any]


def convert(value: Any, type: Any, /) -> Any:
    """The JSON value as a `type`, strictly. Raises `msgspec.ValidationError`."""
    return msgspec.convert(value, type, dec_hook=decode_hook)


def decode_hook(type: Any, value: Any) -> Any:
    """Reads the types that msgspec leaves to us."""
    try:
        decode = type.__decode__
    except AttributeError:
        # What msgspec asks of a hook for a type that it does not know.
        raise NotImplementedError(f"no way to read a {type!r}") from None
    return decode(value, convert)


@cache
def decoder(type: Any) -> msgspec.json.Decoder[Any]:
    """The decoder of a type, made once."""
    return msgspec.json.Decoder(type, dec_hook=decode_hook)


def parse(data: bytes | str) -> Any:
    """JSON text as dictionaries, lists and scalars. Raises `ValueError` where it is not JSON."""
    return _PLAIN.decode(data)


def nearly(data: bytes) -> tuple[Any, bool]:
    """JSON text, and whether it has faults that leave no doubt about what is meant: half of a
    surrogate pair or an octet that is no UTF-8 (read as U+FFFD), `NaN` and `Infinity` (None), a
    bare control character in a string. Raises `ValueError` where it is not even that."""
    try:
        return parse(data), False
    except ValueError:
        pass
    import json

    def nothing(name: str) -> None:
        """For what is no number in JSON."""

    value = json.loads(data.decode("utf-8", "replace"), strict=False, parse_constant=nothing)
    text = json.dumps(value, ensure_ascii=False)
    return parse(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")), True


_PLAIN: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


class NotJson(ValueError):
    """A value that has no form in JSON. The message names its type, never the value."""


def plain(value: Any) -> Any:
    """`value` as JSON knows it, without what is `UNSET`. Raises `NotJson`."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise NotJson("a number is infinite or not a number; JSON has no form for it")
        return value
    if is_mapping(value):
        return {_key(key): plain(item) for key, item in value.items() if item is not UNSET}
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise NotJson("a datetime has no time zone; give it one (`datetime.now(timezone.utc)`)")
        return msgspec.to_builtins(value)
    if is_several(value):
        return [plain(item) for item in value if item is not UNSET]
    if isinstance(value, msgspec.Struct):
        return {
            wire: plain(item)
            for name, wire in zip(value.__struct_fields__, value.__struct_encode_fields__)
            if (item := getattr(value, name)) is not UNSET
        }
    encode = getattr(value, "__encode__", None)
    if encode is not None:
        return plain(encode())
    try:
        return msgspec.to_builtins(value)
    except (TypeError, ValueError):
        pass
    raise NotJson(f"a {type(value).__name__} has no form in JSON")


def to_json(value: Any) -> bytes:
    """`value` as JSON text, without what is `UNSET`. Raises `NotJson`."""
    try:
        return msgspec.json.encode(plain(value))
    except RecursionError:
        raise NotJson("a value holds itself, or is too deep") from None
    except UnicodeEncodeError:
        raise NotJson("a text holds half of a surrogate pair") from None


def utf8(content: bytes, charset: str) -> bytes:
    """JSON text as UTF-8, whichever way it was sent. RFC 8259 (section 8.1) asks for UTF-8 without
    a byte order mark, and not everybody listens."""
    if charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        try:
            content = content.decode(charset).encode()
        except (LookupError, UnicodeError):
            return content
    return content.removeprefix(b"\xef\xbb\xbf")


def _key(key: object) -> str:
    written = plain(key)
    return written if isinstance(written, str) else msgspec.json.encode(written).decode()
