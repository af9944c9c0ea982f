"""Streams inside an answer: server-sent events and JSON lines, from octets to records. No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ...errors import ResponseTooLargeError

_LONGEST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSentEvent:
    """One event (HTML, "Server-sent events")."""

    event: str = "message"
    data: str = ""
    id: str = ""
    retry: int | None = None
    """The milliseconds to wait before a new connection."""


class Records(Protocol):
    """Takes octets as they come, gives records as they are complete."""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]: ...
    def end(self) -> Iterator[ServerSentEvent]: ...


class _Lines:
    """Cuts octets into lines, at LF, CR LF or CR, wherever the chunks are cut."""

    def __init__(self, *, only_lf: bool = False) -> None:
        self._rest = b""
        self._only_lf = only_lf

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        text = self._rest + chunk
        if not self._only_lf:
            held = b"\r" if text.endswith(b"\r") else b""  # an LF may follow in the next chunk
            text = (
                text[: len(text) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n") + held
            )
        *lines, self._rest = text.split(b"\n")
        if len(self._rest) > _LONGEST:
            raise ResponseTooLargeError(f"one record of the stream is larger than {_LONGEST} bytes")
        yield from lines

    def end(self) -> Iterator[bytes]:
        if self._rest:
            yield self._rest.rstrip(b"\r")


class SseRecords:
    """Server-sent events. One that is cut off at the end is dropped, as the standard says."""

    def __init__(self) -> None:
        self._lines = _Lines()
        self._start = True
        self._event, self._data, self._id = "", list[str](), ""
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that are complete with this chunk."""
        for line in self._lines.feed(chunk):
            event = self._line(line.decode("utf-8", "replace"))
            if event is not None:
                yield event

    def end(self) -> Iterator[ServerSentEvent]:
        """What is left when the answer ends."""
        for line in self._lines.end():
            self._line(line.decode("utf-8", "replace"))
        yield from ()

    def _line(self, line: str) -> ServerSentEvent | None:
        if self._start:
            line, self._start = line.removeprefix("\ufeff"), False
        if line:
            self._field(line)
            return None
        data, event = self._data, self._event
        self._data, self._event = [], ""
        if not data:
            return None
        return ServerSentEvent(
            event=event or "message", data="\n".join(data), id=self._id, retry=self._retry
        )

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isdecimal():
            self._retry = int(value)


class LineRecords:
    """JSON lines, and JSON text sequences (RFC 7464), whose records start with RS."""

    def __init__(self) -> None:
        self._lines = _Lines(only_lf=True)

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The records that are complete with this chunk."""
        yield from self._records(self._lines.feed(chunk))

    def end(self) -> Iterator[ServerSentEvent]:
        """The last record, which may lack its line end."""
        yield from self._records(self._lines.end())

    def _records(self, lines: Iterator[bytes]) -> Iterator[ServerSentEvent]:
        for line in lines:
            text = line.lstrip(b"\x1e").strip()
            if text:
                yield ServerSentEvent(data=text.decode("utf-8", "replace"))
