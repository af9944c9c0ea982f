"""Files: what can be given where the API takes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from os.path import basename
from typing import IO, Any, TypeAlias, TypeGuard

FileContent: TypeAlias = bytes | bytearray | IO[bytes] | str
"""The octets, a file opened in binary mode, or text."""
File: TypeAlias = FileContent | tuple[str | None, FileContent] | tuple[str | None, FileContent, str]
"""A content; with its name; with its name and media type."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file, whichever way it was given."""

    name: str | None
    content: bytes | IO[bytes]
    media_type: str | None


def is_file(value: object) -> bool:
    """Whether a value can only be a file: octets, or something to read from."""
    if _is_tuple(value):
        return len(value) in (2, 3) and is_file(value[1])
    return isinstance(value, (bytes, bytearray)) or (
        hasattr(value, "read") and not isinstance(value, Mapping)
    )


def upload(value: Any) -> Upload:
    """The file that was given. One that is opened from a disk has its name there."""
    name: str | None = None
    media_type: str | None = None
    if _is_tuple(value):
        name, content = value[0], value[1]
        media_type = value[2] if len(value) == 3 else None
    else:
        content = value
        given = getattr(value, "name", None)
        name = basename(given) if isinstance(given, str) and given else None
    if isinstance(content, str):
        content = content.encode()
    elif isinstance(content, bytearray):
        content = bytes(content)
    return Upload(name, content, media_type)


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
