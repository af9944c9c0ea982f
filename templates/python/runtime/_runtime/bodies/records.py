"""Splits streams into records: server-sent events, and JSON values one per line. No I/O."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from ...errors import ResponseTooLargeError

T = TypeVar("T")

MAX_SIZE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSentEvent(Generic[T]):
    """One event (HTML, "Server-sent events"), with the data in its type."""

    event: str = "message"
    data: T
    id: str = ""
    """The last ID that the stream stated, here or before."""
    retry: int | None = None
    """The milliseconds to wait before reconnecting, stated here or before."""
    fields: frozenset[str] = field(default=frozenset(), repr=False, compare=False)
    """The names of the fields that this event states."""


class Records(Protocol):
    """Receives chunks of bytes and returns the records that they complete."""

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[str]]: ...
    def end(self) -> Iterator[ServerSentEvent[str]]: ...


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

    def __init__(self, last_id: str = "") -> None:
        """`last_id` is that of the connection that this one continues."""
        self.last_id = last_id
        """The ID to reconnect with: that of the last event that ended."""
        self.retry: int | None = None
        self._lines = _Lines()
        self._is_first_line = True
        self._event, self._data, self._id = "", list[str](), last_id
        self._fields = set[str]()

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[str]]:
        """The events that a chunk completes."""
        return self._read_lines(self._lines.feed(chunk))

    def end(self) -> Iterator[ServerSentEvent[str]]:
        """The event that a last CR completes."""
        return self._read_lines(self._lines.end() if self._lines.ends_with_line else iter(()))

    def _read_lines(self, lines: Iterator[bytes]) -> Iterator[ServerSentEvent[str]]:
        for line in lines:
            event = self._read_line(line.decode("utf-8", "replace"))
            if event is not None:
                yield event

    def _read_line(self, line: str) -> ServerSentEvent[str] | None:
        if self._is_first_line:
            line, self._is_first_line = line.removeprefix("\ufeff"), False
        if line:
            self._read_field(line)
            return None
        data, event, fields = self._data, self._event, frozenset(self._fields)
        self._data, self._event, self.last_id = [], "", self._id
        self._fields.clear()
        if not data:
            return None
        return ServerSentEvent(
            event=event or "message",
            data="\n".join(data),
            id=self._id,
            retry=self.retry,
            fields=fields,
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
        elif name == "retry" and value.isascii() and value.isdecimal() and len(value) <= 18:
            self.retry = int(value)
        else:
            return
        self._fields.add(name)


class LineRecords:
    """JSON values, one per line. A record separator (RFC 7464) before a value is ignored."""

    def __init__(self) -> None:
        self._lines = _Lines(only_lf=True)

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[str]]:
        """The values that a chunk completes."""
        return _values(self._lines.feed(chunk))

    def end(self) -> Iterator[ServerSentEvent[str]]:
        """The last value, if no line break follows it."""
        return _values(self._lines.end())


def _values(lines: Iterator[bytes]) -> Iterator[ServerSentEvent[str]]:
    for line in lines:
        text = line.lstrip(b"\x1e").strip()
        if text:
            yield ServerSentEvent(data=text.decode("utf-8", "replace"))
