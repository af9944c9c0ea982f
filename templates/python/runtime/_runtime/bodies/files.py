"""Files in request bodies: which values are files, and bodies that are read while being sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from os.path import basename
from typing import IO, Any, Final, TypeAlias, TypeGuard

from ...errors import RequestError

FileContent: TypeAlias = bytes | bytearray | IO[bytes] | str
"""Bytes, a file opened in binary mode, or text."""
File: TypeAlias = FileContent | tuple[str | None, FileContent] | tuple[str | None, FileContent, str]
"""The content; with its name; with its name and media type."""

_CHUNK_SIZE: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to upload."""

    name: str | None
    content: bytes | IO[bytes]
    media_type: str | None


def is_file(value: object) -> bool:
    """Whether a value can only be a file: bytes, or an object with a `read` method."""
    if _is_tuple(value):
        return len(value) in (2, 3) and is_file(value[1])
    return isinstance(value, (bytes, bytearray)) or (
        hasattr(value, "read") and not isinstance(value, Mapping)
    )


def upload(value: Any) -> Upload:
    """The upload for a `File`. An open file is named after its path."""
    name: str | None = None
    media_type: str | None = None
    if _is_tuple(value):
        name, content = value[0], value[1]
        media_type = value[2] if len(value) == 3 else None
    else:
        content = value
        path = getattr(value, "name", None)
        name = basename(path) if isinstance(path, str) and path else None
    if isinstance(content, str):
        content = content.encode()
    elif isinstance(content, bytearray):
        content = bytes(content)
    return Upload(name, content, media_type)


class Chunks:
    """A body of bytes and open files. The files are read while the body is sent."""

    def __init__(self, parts: list[bytes | IO[bytes]]) -> None:
        self._parts = [
            (part, None if isinstance(part, bytes) else _position(part)) for part in parts
        ]

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again."""
        return all(isinstance(part, bytes) or start is not None for part, start in self._parts)

    @property
    def length(self) -> int | None:
        """The number of bytes, if it is known before reading."""
        total = 0
        for part, start in self._parts:
            if isinstance(part, bytes):
                total += len(part)
            elif start is None:
                return None
            else:
                total += part.seek(0, 2) - start
                part.seek(start)
        return total

    def chunks(self) -> Iterator[bytes]:
        """The bytes, from the start."""
        for file in self._rewound():
            if isinstance(file, bytes):
                yield file
                continue
            while chunk := _as_bytes(file.read(_CHUNK_SIZE)):
                yield chunk

    async def achunks(self) -> AsyncIterator[bytes]:
        """The bytes, from the start. Files are read in a thread."""
        for file in self._rewound():
            if isinstance(file, bytes):
                yield file
                continue
            while chunk := _as_bytes(await asyncio.to_thread(file.read, _CHUNK_SIZE)):
                yield chunk

    def _rewound(self) -> Iterator[bytes | IO[bytes]]:
        for part, start in self._parts:
            if not isinstance(part, bytes) and start is not None:
                part.seek(start)
            yield part


Content: TypeAlias = bytes | Chunks | None


def chunks(content: Content) -> bytes | Iterator[bytes] | None:
    """The content for a sync HTTP client."""
    return content.chunks() if isinstance(content, Chunks) else content


def achunks(content: Content) -> bytes | AsyncIterator[bytes] | None:
    """The content for an async HTTP client."""
    return content.achunks() if isinstance(content, Chunks) else content


def _position(file: IO[bytes]) -> int | None:
    try:
        return file.tell() if file.seekable() else None
    except (AttributeError, OSError, ValueError):
        return None


def _as_bytes(chunk: Any) -> bytes:
    if isinstance(chunk, str):
        raise RequestError("the file is open in text mode; open it in binary mode (`rb`)")
    return bytes(chunk or b"")


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
