"""Files in request bodies: which values are files, their names and media types."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterable, Iterable, Mapping
from dataclasses import dataclass, field
from mimetypes import guess_type
from os.path import basename
from typing import IO, Any, TypeAlias, TypeGuard

from ...errors import RequestError
from .content import Source, is_buffer, is_path
from .media_types import is_in_range, is_range

FileContent: TypeAlias = (
    bytes | bytearray | memoryview | IO[bytes] | os.PathLike[str] | Iterable[bytes]
)
"""Bytes, a file opened in binary mode, the path of a file, or an iterable of bytes."""
File: TypeAlias = (
    FileContent
    | tuple[str | None, FileContent]
    | tuple[str | None, FileContent, str | None]
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
"""The content; with its name; with its name and media type; and with headers of its part.

With None as its name, a part has no file name.
"""
AsyncFileContent: TypeAlias = FileContent | AsyncIterable[bytes]
"""The content of a file for the async client, which also sends async iterables."""
AsyncFile: TypeAlias = (
    AsyncFileContent
    | tuple[str | None, AsyncFileContent]
    | tuple[str | None, AsyncFileContent, str | None]
    | tuple[str | None, AsyncFileContent, str | None, Mapping[str, str]]
)
"""A file for the async client."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to upload, or any other part of a multipart body."""

    name: str | None
    """The name of the file; empty if it is unknown, None if it must not be sent."""
    content: Source
    media_type: str | None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


def is_file(value: object) -> bool:
    """Whether a value can only be a file: bytes, a path, an object with a `read` method."""
    if _is_tuple(value):
        return len(value) in (2, 3, 4) and _is_name(value[0]) and _is_content(value[1])
    return (
        is_buffer(value)
        or is_path(value)
        or (hasattr(value, "read") and not isinstance(value, Mapping))
    )


def upload(value: Any) -> Upload:
    """The upload for a `File`. An open file or a path is named after its path.

    Raises `RequestError` if it is not a file.
    """
    if _is_tuple(value):
        if len(value) not in (2, 3, 4) or not _is_name(value[0]):
            raise RequestError("a file as a tuple must be (name, content[, media type[, headers]])")
        name, content, media_type, headers = (*value, None, None)[:4]
        return Upload(name, _check_content(content), media_type, headers or {})
    content = _check_content(value)
    path: object = value if is_path(value) else getattr(value, "name", None)
    name = basename(path) if isinstance(path, str) or is_path(path) else ""
    return Upload(name, content, None)


def find_media_type(file: Upload, allowed: str, what: str) -> str:
    """The media type of a file: its own, what its name suggests, or the only one allowed.

    `allowed` are media types and ranges, separated by commas. Raises `RequestError` if they allow
    several and none is known.
    """
    if file.media_type:
        return file.media_type
    ranges = [media_type.strip() for media_type in allowed.split(",")]
    if len(ranges) == 1 and not is_range(ranges[0]):
        return ranges[0]
    guess, encoding = guess_type(file.name) if file.name else (None, None)
    if encoding is not None:  # `notes.txt.gz` is not text
        guess = {"gzip": "application/gzip", "bzip2": "application/x-bzip2"}.get(encoding)
    for media_type in (guess, "application/octet-stream"):
        if media_type is not None and any(is_in_range(media_type, one) for one in ranges):
            return media_type
    raise RequestError(
        f"the media type of {what} is unknown: pass it as (name, content, media type);"
        f" the API accepts {allowed}"
    )


def _check_content(content: Any) -> Source:
    if isinstance(content, io.TextIOBase):
        raise RequestError("the file is open in text mode; open it in binary mode (`rb`)")
    if not _is_content(content):
        found = type(content).__name__
        hint = "; encode the text, or pass the path as a `pathlib.Path`" * isinstance(content, str)
        raise RequestError(
            f"expected bytes, an open file, a path or an iterable of bytes, got {found}{hint}"
        )
    return bytes(content) if isinstance(content, bytearray) else content


def _is_content(value: object) -> bool:
    if isinstance(value, (str, Mapping)):
        return False
    methods = ("read", "__iter__", "__aiter__")
    return is_buffer(value) or is_path(value) or any(hasattr(value, name) for name in methods)


def _is_name(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_tuple(value: object) -> TypeGuard[tuple[Any, ...]]:
    return isinstance(value, tuple)
