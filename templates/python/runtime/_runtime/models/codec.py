"""Encodes and decodes JSON with msgspec.

Classes that msgspec does not support (`OpenModel`, unions, aliases) implement
`__decode__(value, convert)` and `__encode__()`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, Protocol, TypeAlias

import msgspec

from ...errors import RequestError
from ..unset import UNSET
from .json_value import is_collection, is_mapping
from .model import Model, list_present

ValidationError = msgspec.ValidationError
"""Raised by `convert` for a value that does not fit its type."""


class Convert(Protocol):
    """Converts a JSON value (dictionaries, lists, scalars) to a type, or raises."""

    def __call__(self, value: Any, type: Any, /) -> Any: ...


Hook: TypeAlias = Callable[[Any, Any], Any]


def convert(value: Any, type: Any, /) -> Any:
    """Convert a JSON value to a type. Raises `msgspec.ValidationError`."""
    return msgspec.convert(value, type, dec_hook=decode_hook)


def decode_hook(type: Any, value: Any) -> Any:
    """Decode a type that msgspec does not support."""
    try:
        decode = type.__decode__
    except AttributeError:
        # The exception that msgspec expects from a hook.
        raise NotImplementedError(f"cannot decode {type!r}") from None
    return decode(value, convert)


def decode(data: bytes, type: Any) -> Any:
    """Decode JSON text to a type. Raises `ValueError` or `TypeError` if that loses anything."""
    try:
        decoded = decoder(type).decode(data)
    except ValidationError as error:
        if "unknown field" not in str(error):
            raise
        from .extras import decode as decode_extras

        decoded = decode_extras(data, type)
    if has_long_fractions(data):
        raise ValueError("msgspec rounds fractions of a second to six digits")
    return decoded


def has_long_fractions(data: bytes) -> bool:
    """Whether text has times with more than six digits of a second.

    Of a long text, the beginning and the end are searched: an API writes its times alike.
    """
    if len(data) <= 2 * _SEARCHED:
        return _LONG_FRACTION.search(data) is not None
    beginning = _LONG_FRACTION.search(data, 0, _SEARCHED)
    return (beginning or _LONG_FRACTION.search(data, len(data) - _SEARCHED)) is not None


# It begins with a rare character, so the search is fast.
_LONG_FRACTION = re.compile(rb"\.(?<=:\d\d\.)\d{7}")
_SEARCHED = 2048


@cache
def decoder(type: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(type, dec_hook=decode_hook)


def parse(data: bytes | str) -> Any:
    """Decode JSON text to dictionaries, lists and scalars. Raises `ValueError`."""
    return _PLAIN.decode(data)


def parse_leniently(data: bytes) -> tuple[Any, bool]:
    """Decode JSON text with minor faults, and return whether it has any.

    These are unpaired surrogates and bytes that are not UTF-8 (decoded as U+FFFD), `NaN` and
    `Infinity` (None), and control characters in strings. Raises `ValueError` for any other fault.
    """
    try:
        return parse(data), False
    except ValueError:
        pass
    import json

    def decode_constant(name: str) -> None:
        """`NaN` and `Infinity` are None."""

    value = json.loads(
        data.decode("utf-8", "replace"), strict=False, parse_constant=decode_constant
    )
    text = json.dumps(value, ensure_ascii=False)
    return parse(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")), True


_PLAIN: msgspec.json.Decoder[Any] = msgspec.json.Decoder()


class JsonEncodeError(RequestError):
    """A value that cannot be encoded as JSON. The message has its type, but not the value."""


def plain(value: Any, *, whole: bool = False) -> Any:
    """The value as JSON types, without absent fields. Raises `JsonEncodeError`.

    `whole`: with undeclared properties where a request must not have any.
    """
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise JsonEncodeError("cannot encode infinity or NaN as JSON")
        return value
    if is_mapping(value):
        return {
            _key(key): plain(item, whole=whole) for key, item in value.items() if item is not UNSET
        }
    if isinstance(value, datetime):
        if (sent := getattr(value, "sent", None)) is not None:  # `ReceivedDateTime`
            return sent
        if value.tzinfo is None:
            raise JsonEncodeError(
                "a datetime needs a time zone, as in `datetime.now(timezone.utc)`"
            )
        # msgspec does not encode subclasses.
        return msgspec.to_builtins(datetime.combine(value.date(), value.timetz()))
    if is_collection(value):
        return [plain(item, whole=whole) for item in value if item is not UNSET]
    if isinstance(value, msgspec.Struct):
        fields = {wire: plain(item, whole=whole) for _, wire, item in list_present(value)}
        if not isinstance(value, Model) or not value.__dict__ or (value.__closed__ and not whole):
            return fields
        return plain(value.additional_properties, whole=whole) | fields
    encode = getattr(value, "__encode__", None)
    if encode is not None:
        return plain(encode(), whole=whole)
    try:
        return msgspec.to_builtins(value)
    except (TypeError, ValueError):
        pass
    raise JsonEncodeError(f"cannot encode {type(value).__name__} as JSON")


def to_json(value: Any, *, whole: bool = False) -> bytes:
    """Encode a value as JSON text, as `plain` does. Raises `JsonEncodeError`."""
    try:
        return msgspec.json.encode(plain(value, whole=whole))
    except JsonEncodeError:
        raise
    except RecursionError:
        raise JsonEncodeError("a value is recursive or nested too deeply") from None
    except UnicodeEncodeError:
        raise JsonEncodeError("a string has an unpaired surrogate") from None
    except (ValueError, OverflowError):
        raise JsonEncodeError("a number has too many digits") from None


def utf8(content: bytes, charset: str) -> bytes:
    """JSON text as UTF-8 without a byte order mark.

    RFC 8259 requires that (section 8.1), and `charset` has no effect (section 11), except for what
    some APIs send otherwise.
    """
    if charset.lower() not in ("utf-8", "utf8", "us-ascii") and not _is_utf8(content):
        try:
            content = content.decode(charset).encode()
        except (LookupError, ValueError):
            return content
    return content.removeprefix(b"\xef\xbb\xbf")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except ValueError:
        return False
    return b"\0" not in content  # as in UTF-16; JSON escapes it (RFC 8259, section 7)


def _key(key: object) -> str:
    encoded = plain(key)
    return encoded if isinstance(encoded, str) else to_json(encoded).decode()
