"""Request bodies: JSON, forms, multipart, text, octets; in memory, or as a stream of chunks."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from fnmatch import fnmatch
from mimetypes import guess_type
from typing import IO, Any, Final, TypeAlias, cast

from ...errors import RequestError
from ..http import parameters as styles
from ..models.codec import NotJson, to_json
from ..operation import NO_BODY, Encoding, Operation, Style
from ..unset import UNSET
from . import media
from .files import Upload, is_file, upload

_CHUNK: Final = 64 * 1024
_FORM: Final = Style("form", explode=True)


class Chunks:
    """A body made of octets and open files, read as it is sent."""

    def __init__(self, parts: list[bytes | IO[bytes]]) -> None:
        self._parts = parts
        self._starts = [None if isinstance(part, bytes) else _position(part) for part in parts]

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again."""
        return all(
            isinstance(part, bytes) or start is not None
            for part, start in zip(self._parts, self._starts)
        )

    @property
    def length(self) -> int | None:
        """Octets, if that can be known before reading."""
        total = 0
        for part, start in zip(self._parts, self._starts):
            if isinstance(part, bytes):
                total += len(part)
            elif start is None:
                return None
            else:
                total += part.seek(0, 2) - start
                part.seek(start)
        return total

    def chunks(self) -> Iterator[bytes]:
        """The octets, from the start."""
        for part, start in zip(self._parts, self._starts):
            if isinstance(part, bytes):
                yield part
                continue
            if start is not None:
                part.seek(start)
            while chunk := _octets(part.read(_CHUNK)):
                yield chunk

    async def achunks(self) -> AsyncIterator[bytes]:
        """The octets, from the start; files are read in a thread."""
        for part, start in zip(self._parts, self._starts):
            if isinstance(part, bytes):
                yield part
                continue
            if start is not None:
                part.seek(start)
            while chunk := _octets(await asyncio.to_thread(part.read, _CHUNK)):
                yield chunk


Content: TypeAlias = bytes | Chunks | None


def chunks(content: Content) -> bytes | Iterator[bytes] | None:
    """What the blocking HTTP client is given."""
    return content.chunks() if isinstance(content, Chunks) else content


def achunks(content: Content) -> bytes | AsyncIterator[bytes] | None:
    """What the asynchronous HTTP client is given."""
    return content.achunks() if isinstance(content, Chunks) else content


def encode(operation: Operation[Any], body: Any) -> tuple[Content, str | None]:
    """The body of a request and its media type. Raises `RequestError` where it cannot be sent."""
    media_type = operation.body
    if media_type is None or body is NO_BODY or body is UNSET or _is_empty(operation, body):
        return None, None
    if media.is_json(media_type):
        return _json(body), media_type
    kind = media.essence(media_type)
    if kind == "application/x-www-form-urlencoded":
        return _form(operation, body), media_type
    if kind.startswith("multipart/"):
        return _multipart(operation, body, kind)
    if media.is_json_lines(media_type):
        return b"".join(_json(item) + b"\n" for item in body), media_type
    if isinstance(body, str):
        return body.encode(media.charset(media_type)), media_type
    if is_file(body):
        file = upload(body)
        named = file.media_type or ("application/octet-stream" if "*" in kind else media_type)
        return (file.content if isinstance(file.content, bytes) else Chunks([file.content])), named
    if media.is_text(media_type):
        return styles.text(body, "body").encode(media.charset(media_type)), media_type
    raise RequestError(f"a {type(body).__name__} cannot be sent as {kind}: give bytes or a file")


def _is_empty(operation: Operation[Any], body: Any) -> bool:
    if not operation.optional_body or not isinstance(body, Mapping):
        return False
    return all(value is UNSET for value in cast("Mapping[str, Any]", body).values())


def _json(body: Any) -> bytes:
    try:
        return to_json(body)
    except NotJson as error:
        raise RequestError(str(error)) from None


def _fields(body: Any) -> Iterator[tuple[str, Any]]:
    """The properties of an object that is given as a dictionary or as a model."""
    if not isinstance(body, Mapping):
        names = getattr(body, "__struct_fields__", None)
        if names is not None:
            body = {
                wire: getattr(body, name)
                for name, wire in zip(names, body.__struct_encode_fields__)
            }
        elif hasattr(body, "__encode__"):
            body = body.__encode__()
        else:
            raise RequestError(f"a {type(body).__name__} is no object with properties")
    for name, value in cast("Mapping[str, Any]", body).items():
        if value is not UNSET:
            yield name, value


def _form(operation: Operation[Any], body: Any) -> bytes:
    pairs: list[styles.Pair] = []
    for name, value in _fields(body):
        encoding = operation.encodings.get(name, Encoding())
        style = encoding.style or _FORM
        if encoding.media_type is not None and media.is_json(encoding.media_type):
            style = Style("json")
        pairs.extend(styles.query(name, value, style))
    return "&".join(f"{key}={value}" for key, value in pairs).replace("%20", "+").encode()


def _multipart(operation: Operation[Any], body: Any, kind: str) -> tuple[Content, str]:
    boundary = secrets.token_hex(16)
    parts: list[bytes | IO[bytes]] = []
    for name, value in _fields(body):
        encoding = operation.encodings.get(name, Encoding())
        for part in _parts(name, value, encoding):
            parts += [_part_head(boundary, kind, name, part), part.content, b"\r\n"]
    parts.append(f"--{boundary}--\r\n".encode())
    media_type = f"{kind}; boundary={boundary}"
    if all(isinstance(part, bytes) for part in parts):
        return b"".join(cast("list[bytes]", parts)), media_type
    return Chunks(parts), media_type


def _parts(name: str, value: Any, encoding: Encoding) -> Iterator[Upload]:
    if is_file(value):
        file = upload(value)
        yield Upload(file.name or name, file.content, file.media_type or _kind_of(file, encoding))
    elif isinstance(value, (list, tuple)) and not _is_json(encoding):
        for item in cast("list[Any]", value):  # one part for each item (OpenAPI, "Encoding")
            yield from _parts(name, item, encoding)
    elif value is None:
        return
    else:
        written = styles.jsonable(value, name)
        if _is_json(encoding) or isinstance(written, (dict, list)):
            yield Upload(None, to_json(written), encoding.media_type or "application/json")
        else:
            yield Upload(None, styles.text(written, name).encode(), encoding.media_type)


def _kind_of(file: Upload, encoding: Encoding) -> str:
    """The media type of a file that came without one: as its name says, if the document allows it."""
    allowed = [kind.strip() for kind in (encoding.media_type or "*/*").split(",")]
    named = guess_type(file.name)[0] if file.name else None
    if named is not None and any(fnmatch(named, kind) for kind in allowed):
        return named
    return next((kind for kind in allowed if "*" not in kind), "application/octet-stream")


def _is_json(encoding: Encoding) -> bool:
    return encoding.media_type is not None and media.is_json(encoding.media_type)


def _part_head(boundary: str, kind: str, name: str, part: Upload) -> bytes:
    lines = [f"--{boundary}"]
    if kind == "multipart/form-data":
        disposition = f'form-data; name="{_escaped(name)}"'
        if part.name is not None:
            disposition += f'; filename="{_escaped(part.name)}"'
        lines.append(f"Content-Disposition: {disposition}")
    if part.media_type is not None:
        if any(ord(character) < 32 for character in part.media_type):
            raise RequestError("a file's media type holds a line break")
        lines.append(f"Content-Type: {part.media_type}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _escaped(name: str) -> str:
    # As browsers do (HTML, "multipart/form-data"): these three could end the name or the line.
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _position(file: IO[bytes]) -> int | None:
    try:
        return file.tell() if file.seekable() else None
    except (AttributeError, OSError, ValueError):
        return None


def _octets(chunk: Any) -> bytes:
    if isinstance(chunk, str):
        raise RequestError("a file is open in text mode: open it in binary mode (`rb`)")
    return bytes(chunk or b"")
