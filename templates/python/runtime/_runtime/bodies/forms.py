"""Encodes URL-encoded forms (WHATWG URL, "application/x-www-form-urlencoded serializing").

A property is serialized by its style if the document declares one, otherwise by its media type
(OpenAPI, "Encoding Object"): an object is JSON, and each item of an array has the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, cast
from urllib.parse import quote_plus

from ...errors import RequestError
from ..http.parameters import Pair, encode_query_parameter, to_plain, to_text
from ..models.codec import to_json
from ..models.json_value import is_array
from ..models.model import list_present
from ..operation import Encoding
from ..unset import UNSET
from .content import is_buffer
from .media_types import is_json, is_range

_DEFAULT: Final = Encoding()


def encode_form(body: Any, encodings: Mapping[str, Encoding], other: Encoding | None) -> bytes:
    """A URL-encoded form. Raises `RequestError`."""
    pairs: list[Pair] = []
    for name, value in properties(body):
        encoding = encodings.get(name) or other or _DEFAULT
        if encoding.style is not None:
            styled = encode_query_parameter(name, value, encoding.style)
            pairs.extend((_spaces(key), _spaces(text)) for key, text in styled)
        elif value is not None:
            key = _escape(name)
            pairs.extend((key, _escape(item)) for item in _values(name, value, encoding))
    return "&".join(f"{key}={value}" for key, value in pairs).encode()


def properties(body: Any) -> Iterator[tuple[str, Any]]:
    """The properties of a dictionary or a model, without those that are not set."""
    if not isinstance(body, Mapping):
        if hasattr(body, "__struct_fields__"):
            body = {wire_name: value for _, wire_name, value in list_present(body)}
        elif hasattr(body, "__encode__"):
            body = body.__encode__()
        else:
            raise RequestError(f"expected an object with properties, got {type(body).__name__}")
    for name, value in cast("Mapping[str, Any]", body).items():
        if value is not UNSET:
            yield name, value


def serialize(name: str, value: Any, media_types: str | None) -> tuple[str, str | None]:
    """The text of a value other than a file, and its media type; None for plain text.

    Without a media type of its own, an object is JSON and anything else plain text. Raises
    `RequestError` for an object in any other media type.
    """
    plain = to_plain(value, name)
    specific = [one.strip() for one in (media_types or "").split(",") if one and not is_range(one)]
    json = [one for one in specific if is_json(one)]
    others = [one for one in specific if not is_json(one)]
    if isinstance(plain, (dict, list)):
        if others and not json:
            raise RequestError(f"cannot encode `{name}` as {others[0]}; pass text or a file")
        return to_json(plain).decode(), json[0] if json else "application/json"
    if json and not others:
        return to_json(plain).decode(), json[0]
    return to_text(plain, name), others[0] if others else None


def _values(name: str, value: Any, encoding: Encoding) -> Iterator[str | bytes]:
    if is_buffer(value) and not encoding.is_base64:
        yield bytes(value)
        return
    plain = to_plain(value, name)
    for item in plain if is_array(plain) else [plain]:
        if item is not None:
            yield serialize(name, item, encoding.media_type)[0]


def _escape(text: str | bytes) -> str:
    try:
        # The characters that the standard leaves as they are differ from those of RFC 3986.
        return quote_plus(text, safe="*").replace("~", "%7E")
    except UnicodeEncodeError:
        raise RequestError("an argument contains an unpaired surrogate") from None


def _spaces(text: str) -> str:
    return text.replace("%20", "+")
