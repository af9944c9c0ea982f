"""Encodes forms and multipart bodies (OpenAPI, "Encoding Object")."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from mimetypes import guess_type
from typing import IO, Any, Final, cast

from ...errors import RequestError
from ..http.parameters import Pair, encode_query_parameter, to_plain, to_text
from ..models.codec import to_json
from ..operation import Encoding, Style
from ..unset import UNSET
from .files import Chunks, Content, Upload, is_file, upload
from .media_types import is_json

_FORM: Final = Style("form", explode=True)


def encode_form(body: Any, encodings: Mapping[str, Encoding]) -> bytes:
    """A URL-encoded form."""
    pairs: list[Pair] = []
    for name, value in _properties(body):
        encoding = encodings.get(name, Encoding())
        style = Style("json") if _is_json(encoding) else encoding.style or _FORM
        pairs.extend(encode_query_parameter(name, value, style))
    return "&".join(f"{key}={value}" for key, value in pairs).replace("%20", "+").encode()


def encode_multipart(
    body: Any, media_type: str, encodings: Mapping[str, Encoding]
) -> tuple[Content, str]:
    """A multipart body, and its media type with the boundary."""
    boundary = secrets.token_hex(16)
    parts: list[bytes | IO[bytes]] = []
    for name, value in _properties(body):
        for part in _parts(name, value, encodings.get(name, Encoding())):
            parts += [_part_head(boundary, media_type, name, part), part.content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    media_type = f"{media_type}; boundary={boundary}"
    if all(isinstance(part, bytes) for part in parts):
        return b"".join(cast("list[bytes]", parts)), media_type
    return Chunks(parts), media_type


def _properties(body: Any) -> Iterator[tuple[str, Any]]:
    """The properties of a dictionary or a model, without those that are not set."""
    if not isinstance(body, Mapping):
        names = getattr(body, "__struct_fields__", None)
        if names is not None:
            body = {
                wire_name: getattr(body, name)
                for name, wire_name in zip(names, body.__struct_encode_fields__)
            }
        elif hasattr(body, "__encode__"):
            body = body.__encode__()
        else:
            raise RequestError(f"expected an object with properties, got {type(body).__name__}")
    for name, value in cast("Mapping[str, Any]", body).items():
        if value is not UNSET:
            yield name, value


def _parts(name: str, value: Any, encoding: Encoding) -> Iterator[Upload]:
    if is_file(value):
        file = upload(value)
        media_type = file.media_type or _guess_media_type(file, encoding)
        yield Upload(file.name or name, file.content, media_type)
    elif isinstance(value, (list, tuple)) and not _is_json(encoding):
        for item in cast("list[Any]", value):  # one part per item (OpenAPI, "Encoding Object")
            yield from _parts(name, item, encoding)
    elif value is not None:
        plain = to_plain(value, name)
        if _is_json(encoding) or isinstance(plain, (dict, list)):
            yield Upload(None, to_json(plain), encoding.media_type or "application/json")
        else:
            yield Upload(None, to_text(plain, name).encode(), encoding.media_type)


def _guess_media_type(file: Upload, encoding: Encoding) -> str:
    """The media type that the name of a file suggests, if the document allows it."""
    allowed = [media_type.strip() for media_type in (encoding.media_type or "*/*").split(",")]
    guess = guess_type(file.name)[0] if file.name else None
    if guess is not None and any(fnmatch(guess, media_type) for media_type in allowed):
        return guess
    specific = (media_type for media_type in allowed if "*" not in media_type)
    return next(specific, "application/octet-stream")


def _is_json(encoding: Encoding) -> bool:
    return encoding.media_type is not None and is_json(encoding.media_type)


def _part_head(boundary: str, multipart: str, name: str, part: Upload) -> bytes:
    lines = [f"--{boundary}"]
    if multipart == "multipart/form-data":
        disposition = f'form-data; name="{_escape(name)}"'
        if part.name is not None:
            disposition += f'; filename="{_escape(part.name)}"'
        lines.append(f"Content-Disposition: {disposition}")
    if part.media_type is not None:
        if any(ord(character) < 32 for character in part.media_type):
            raise RequestError("a file's media type must not contain control characters")
        lines.append(f"Content-Type: {part.media_type}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _escape(name: str) -> str:
    # As browsers do (HTML, "multipart/form-data"): these characters could end the name or the line.
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
