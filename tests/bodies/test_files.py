"""Files of every kind: bytes, paths, open files, iterables; their size, retries and progress."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bodies.conftest import Sender
from tests.bodies.parsing import parse_multipart
from tests.client.server import Reply, Server

DATA = bytes(range(256)) * 3000


def iterate() -> Iterator[bytes]:
    yield DATA[:1000]
    yield b""
    yield DATA[1000:]


async def iterate_async() -> AsyncIterator[bytes]:
    for chunk in iterate():
        yield chunk


class Again:
    """An iterable that can be read several times."""

    def __iter__(self) -> Iterator[bytes]:
        return iterate()


KINDS: dict[str, Callable[[], Any]] = {
    "bytes": lambda: DATA,
    "bytearray": lambda: bytearray(DATA),
    "memoryview": lambda: memoryview(DATA),
    "open file": lambda: io.BytesIO(DATA),
    "iterator": iterate,
    "iterable": Again,
    "tuple": lambda: ("a.bin", iterate(), "application/octet-stream"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(send: Sender, kind: str) -> None:
    seen = send(lambda client: client.bodies.upload(body=KINDS[kind]()))
    assert seen.body == DATA
    assert seen.headers["content-type"] == "application/octet-stream"
    has_size = kind in ("bytes", "bytearray", "memoryview", "open file")
    assert seen.headers.get("content-length") == (str(len(DATA)) if has_size else None)


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_in_multipart(send: Sender, kind: str) -> None:
    [part] = parse_multipart(send(lambda client: client.bodies.files(file=KINDS[kind]())))
    assert (part.name, part.content) == ("file", DATA)


def test_path(send: Sender, tmp_path: Path) -> None:
    path = tmp_path / "rex.png"
    path.write_bytes(DATA)
    seen = send(lambda client: client.bodies.upload(body=path))
    assert (seen.body, seen.headers["content-length"]) == (DATA, str(len(DATA)))
    seen = send(lambda client: client.bodies.files(photo=path))
    [part] = parse_multipart(seen)
    assert (part.content, part.media_type, part.filename) == (DATA, "image/png", "rex.png")
    assert seen.headers["content-length"] == str(len(seen.body))
    missing = tmp_path / "missing"
    send.refused(lambda client: client.bodies.upload(body=missing), "cannot read the file")


def test_async_iterator(send: Sender) -> None:
    seen = send.each(
        lambda client: client.bodies.upload(body=iterate()),
        lambda client: client.bodies.upload(body=iterate_async()),
    )
    assert seen.body == DATA
    with (
        send.api.client() as client,
        pytest.raises(send.api.errors.RequestError, match="async client"),
    ):
        client.bodies.files(file=iterate_async())


@pytest.mark.parametrize("value", ["text", "/a/path", ("a.txt", "text"), 5, {"a": 1}], ids=str)
def test_other_values_are_refused(send: Sender, value: Any) -> None:
    send.refused(lambda client: client.bodies.upload(body=value), "expected bytes")
    send.refused(lambda client: client.bodies.files(file=value), "expected bytes")


def test_text_file_is_refused(send: Sender) -> None:
    send.refused(lambda client: client.bodies.upload(body=io.StringIO("text")), "binary mode")


@pytest.mark.parametrize("kind", KINDS)
def test_retries(send: Sender, server: Server, kind: str) -> None:
    """A body is sent again if it can be read again, and an iterator cannot."""
    server.seen.clear()
    server.reply(Reply(429, headers={"Retry-After": "0"}), Reply(204))
    can_repeat = kind not in ("iterator", "tuple")
    with send.api.client(base_url=server.url) as client:
        try:
            client.bodies.upload(body=KINDS[kind]())
        except send.api.errors.RateLimitError:
            assert not can_repeat
    assert [seen.body for seen in server.seen] == [DATA] * (2 if can_repeat else 1)


def test_progress(send: Sender) -> None:
    events: list[Any] = []
    hooks = send.api.package.Hooks(on_upload_progress=events.append)
    send(lambda client: client.bodies.upload(body=iterate()), hooks=hooks)
    counts = [(event.sent, event.total) for event in events]
    assert counts == [(1000, None), (len(DATA), None)] * 2
    events.clear()
    send(lambda client: client.bodies.upload(body=DATA), hooks=hooks)
    assert {event.total for event in events} == {len(DATA)}
    assert {event.operation for event in events} == {"upload"}
    assert [event.sent for event in events].count(len(DATA)) == 2


def test_async_progress(send: Sender) -> None:
    """A hook of the async client may be async."""
    events: list[Any] = []

    async def report(event: Any) -> None:
        events.append(event.sent)

    async def upload(client: Any) -> None:
        hooks = send.api.package.Hooks(on_upload_progress=report)
        await client.with_options(hooks=hooks).bodies.upload(body=DATA)

    send.each(lambda client: client.bodies.upload(body=DATA), upload)
    assert events[-1] == len(DATA)
