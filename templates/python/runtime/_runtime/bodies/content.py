"""The content of a request: bytes, or parts that are read while they are sent."""

from __future__ import annotations

import asyncio
import inspect
import os
from abc import ABC, abstractmethod
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Generator,
    Iterable,
    Iterator,
    Sequence,
)
from contextlib import contextmanager
from typing import IO, Any, Final, TypeAlias, TypeGuard, cast

from ...errors import RequestError

Source: TypeAlias = (
    bytes | memoryview | IO[bytes] | os.PathLike[str] | Iterable[bytes] | AsyncIterable[bytes]
)
"""Where bytes come from. Files are not read before they are sent."""
Buffer: TypeAlias = bytes | bytearray | memoryview
"""Bytes in memory."""
Progress: TypeAlias = Callable[[int, int | None], object]
"""Receives the number of bytes sent so far, and the total if it is known."""

_CHUNK_SIZE: Final = 256 * 1024


def is_buffer(value: object) -> TypeGuard[Buffer]:
    """Whether this is bytes in memory."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_path(value: object) -> TypeGuard[os.PathLike[str]]:
    """Whether this is the path of a file, as an object."""
    return isinstance(value, os.PathLike)


class Chunks:
    """A content of several sources, of which at most a chunk is in memory."""

    def __init__(self, sources: Sequence[Source], progress: Progress | None = None) -> None:
        self.sources = sources
        self._parts = [_part(source) for source in sources]
        self._progress = progress

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again."""
        return all(part.replayable for part in self._parts)

    @property
    def length(self) -> int | None:
        """The number of bytes, if it is known before reading."""
        total = 0
        for part in self._parts:
            length = part.length()
            if length is None:
                return None
            total += length
        return total

    def chunks(self) -> Iterator[bytes]:
        """The bytes, from the start. Raises `RequestError` for an async iterable."""
        parts = [part for part in self._parts if isinstance(part, _SyncPart)]
        if len(parts) < len(self._parts):
            raise RequestError("an async iterator can be sent by the async client only")
        return self._iterate(parts)

    def _iterate(self, parts: Sequence[_SyncPart]) -> Iterator[bytes]:
        sent, total = 0, self.length if self._progress is not None else None
        for part in parts:
            for chunk in part.chunks():
                yield chunk
                if self._progress is not None:
                    sent += len(chunk)
                    self._progress(sent, total)

    async def achunks(self) -> AsyncIterator[bytes]:
        """The bytes, from the start. Files and sync iterators are read in a thread."""
        sent, total = 0, self.length if self._progress is not None else None
        for part in self._parts:
            async for chunk in part.achunks():
                yield chunk
                if self._progress is not None:
                    sent += len(chunk)
                    result = self._progress(sent, total)
                    if inspect.isawaitable(result):
                        await result


Content: TypeAlias = bytes | Chunks | None


def chunks(content: Content) -> bytes | Iterator[bytes] | None:
    """The content for a sync HTTP client."""
    return content.chunks() if isinstance(content, Chunks) else content


def achunks(content: Content) -> bytes | AsyncIterator[bytes] | None:
    """The content for an async HTTP client."""
    return content.achunks() if isinstance(content, Chunks) else content


def join(sources: Sequence[Source]) -> bytes | Chunks:
    """The content of several sources."""
    if all(isinstance(source, bytes) for source in sources):
        return b"".join(cast("Sequence[bytes]", sources))
    return Chunks(sources)


def with_progress(content: Content, progress: Progress) -> Content:
    """The content, with a function that is called after each chunk."""
    if content is None:
        return None
    sources: Sequence[Source] = content.sources if isinstance(content, Chunks) else [content]
    return Chunks(sources, progress)


# --- parts of a content --------------------------------------------------------------------------


class _Part(ABC):
    """One source of bytes. By default, its length is unknown and it can be read once."""

    replayable = False

    def length(self) -> int | None:
        return None

    @abstractmethod
    def achunks(self) -> AsyncIterator[bytes]: ...


class _SyncPart(_Part):
    """A source that is read without `await`; the async client reads it in a thread."""

    @abstractmethod
    def chunks(self) -> Iterator[bytes]: ...

    async def achunks(self) -> AsyncIterator[bytes]:
        source = self.chunks()
        while (chunk := await asyncio.to_thread(next, source, None)) is not None:
            yield chunk


class _Bytes(_SyncPart):
    replayable = True

    def __init__(self, content: Buffer) -> None:
        self._content = content if isinstance(content, bytes) else memoryview(content).cast("B")

    def length(self) -> int:
        return len(self._content)

    def chunks(self) -> Iterator[bytes]:
        for start in range(0, len(self._content), _CHUNK_SIZE):
            yield bytes(self._content[start : start + _CHUNK_SIZE])

    async def achunks(self) -> AsyncIterator[bytes]:
        for chunk in self.chunks():
            yield chunk


class _File(_SyncPart):
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._start = _position(file)
        self.replayable = self._start is not None

    def length(self) -> int | None:
        if self._start is None:
            return None
        end = self._file.seek(0, os.SEEK_END)
        self._file.seek(self._start)
        return end - self._start

    def chunks(self) -> Iterator[bytes]:
        with _reading():
            if self._start is not None:
                self._file.seek(self._start)
            while chunk := _check(self._file.read(_CHUNK_SIZE)):
                yield chunk


class _Path(_SyncPart):
    replayable = True

    def __init__(self, path: os.PathLike[str]) -> None:
        self._path = path
        self._size = _size(path)

    def length(self) -> int:
        return self._size

    def chunks(self) -> Iterator[bytes]:
        with _reading(), open(self._path, "rb") as file:
            while chunk := file.read(_CHUNK_SIZE):
                yield chunk


class _Iterable(_SyncPart):
    def __init__(self, source: Iterable[bytes]) -> None:
        self._source = source
        self.replayable = not hasattr(source, "__next__")

    def chunks(self) -> Iterator[bytes]:
        for chunk in self._source:
            if checked := _check(chunk):
                yield checked


class _AsyncIterable(_Part):
    def __init__(self, source: AsyncIterable[bytes]) -> None:
        self._source = source
        self.replayable = not hasattr(source, "__anext__")

    async def achunks(self) -> AsyncIterator[bytes]:
        async for chunk in self._source:
            if checked := _check(chunk):
                yield checked


def _part(source: Any) -> _Part:
    if is_buffer(source):
        return _Bytes(source)
    if hasattr(source, "__aiter__"):
        return _AsyncIterable(source)
    if hasattr(source, "read"):
        return _File(source)
    return _Path(source) if is_path(source) else _Iterable(source)


def _position(file: IO[bytes]) -> int | None:
    try:
        return file.tell() if file.seekable() else None
    except (AttributeError, OSError, ValueError):
        return None


def _size(path: os.PathLike[str]) -> int:
    with _reading():
        return os.stat(path).st_size


@contextmanager
def _reading() -> Generator[None]:
    """Raise `RequestError` if a file is not readable, or closed."""
    try:
        yield
    except RequestError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestError(f"cannot read the file to send: {reason}") from error


def _check(chunk: Any) -> bytes:
    if isinstance(chunk, bytes):
        return chunk
    if chunk is None:
        return b""
    if is_buffer(chunk):
        return bytes(chunk)
    if isinstance(chunk, str):
        raise RequestError(
            "the file contains text: open it in binary mode (`rb`), or encode the text"
        )
    if inspect.iscoroutine(chunk):
        chunk.close()
        raise RequestError("cannot read an async file; pass an async iterator to the async client")
    raise RequestError(f"expected chunks of bytes, got {type(chunk).__name__}")
