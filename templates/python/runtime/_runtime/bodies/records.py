"""Splits streams into records: server-sent events, and JSON values one per line. No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from ...errors import ResponseTooLargeError

MAX_SIZE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSentEvent:
    """One event (HTML, "Server-sent events")."""

    event: str = "message"
    data: str = ""
    id: str = ""
    retry: int | None = None
    """The milliseconds to wait before reconnecting."""


class Records(Protocol):
    """Receives chunks of bytes and returns the records that they complete."""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]: ...
    def end(self) -> Iterator[ServerSentEvent]: ...


class _Lines:
    """Splits bytes into lines at LF, CR LF or CR, wherever the chunks end."""

    def __init__(self, *, only_lf: bool = False) -> None:
        self._rest = b""
        self._only_lf = only_lf

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        text = self._rest + chunk
        if not self._only_lf:
            # After a CR at the end, the next chunk may begin with its LF.
            held = b"\r" if text.endswith(b"\r") else b""
            text = (
                text[: len(text) - len(held)].replace(b"\r\n", b"\n").replace(b"\r", b"\n") + held
            )
        *lines, self._rest = text.split(b"\n")
        if len(self._rest) > MAX_SIZE:
            raise ResponseTooLargeError(f"a record of the stream is larger than {MAX_SIZE} bytes")
        yield from lines

    def end(self) -> Iterator[bytes]:
        """The line at the end, which need not be terminated."""
        if self._rest:
            yield self._rest.removesuffix(b"\r")

    @property
    def ends_with_line(self) -> bool:
        """Whether the last line is terminated: by a CR, after which an LF could have followed."""
        return self._rest.endswith(b"\r")


class SseRecords:
    """Server-sent events. As the standard requires, an incomplete last event is dropped."""

    def __init__(self) -> None:
        self._lines = _Lines()
        self._is_first_line = True
        self._event, self._data, self._id = "", list[str](), ""
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The events that a chunk completes."""
        return self._read_lines(self._lines.feed(chunk))

    def end(self) -> Iterator[ServerSentEvent]:
        """The event that a last CR completes."""
        return self._read_lines(self._lines.end() if self._lines.ends_with_line else iter(()))

    def _read_lines(self, lines: Iterator[bytes]) -> Iterator[ServerSentEvent]:
        for line in lines:
            event = self._read_line(line.decode("utf-8", "replace"))
            if event is not None:
                yield event

    def _read_line(self, line: str) -> ServerSentEvent | None:
        if self._is_first_line:
            line, self._is_first_line = line.removeprefix("\ufeff"), False
        if line:
            self._read_field(line)
            return None
        data, event = self._data, self._event
        self._data, self._event = [], ""
        if not data:
            return None
        return ServerSentEvent(
            event=event or "message", data="\n".join(data), id=self._id, retry=self._retry
        )

    def _read_field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdecimal():
            self._retry = int(value)


class LineRecords:
    """JSON values, one per line. A record separator (RFC 7464) before a value is ignored."""

    def __init__(self) -> None:
        self._lines = _Lines(only_lf=True)

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent]:
        """The values that a chunk completes."""
        return _values(self._lines.feed(chunk))

    def end(self) -> Iterator[ServerSentEvent]:
        """The last value, if no line break follows it."""
        return _values(self._lines.end())


def _values(lines: Iterator[bytes]) -> Iterator[ServerSentEvent]:
    for line in lines:
        text = line.lstrip(b"\x1e").strip()
        if text:
            yield ServerSentEvent(data=text.decode("utf-8", "replace"))
