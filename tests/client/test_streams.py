"""Streams: server-sent events and JSON lines, in chunks of any size."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Server

EVENTS = (
    "\ufeff: a comment\r\n"
    'data: {"text": "Wuff",\r\ndata: "volume": 3}\r\n\r\n'
    'event: sound\nid: 7\ndata:{"text":"ü"}\n\n'
    "retry: 10\rdata: [DONE]\r\rdata: never\n\n"
)


def _chunks(text: str, size: int) -> list[bytes]:
    data = text.encode()
    return [data[start : start + size] for start in range(0, len(data), size)]


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_server_sent_events(drive: Driver, server: Server, size: int) -> None:
    server.reply(
        Reply(200, chunks=_chunks(EVENTS, size), headers={"Content-Type": "text/event-stream"})
    )
    sounds = drive(lambda client: client.pets.sounds("p1"))
    assert [(sound.text, sound.volume or None) for sound in sounds] == [("Wuff", 3), ("ü", None)]
    assert server.seen[0].headers["accept"] == "text/event-stream"


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_json_lines(drive: Driver, server: Server, size: int) -> None:
    text = '{"text": "a"}\n\n\x1e{"text": "b"}\r\n{"text": "c"}'
    server.reply(
        Reply(200, chunks=_chunks(text, size), headers={"Content-Type": "application/jsonl"})
    )
    assert [sound.text for sound in drive(lambda client: client.pets.log("p1"))] == ["a", "b", "c"]


def test_event_fields(runtime: Any) -> None:
    records = runtime("bodies.records").SseRecords()
    text = "event: a\ndata: 1\nid: 5\nretry: 20\n\ndata\n\n:x\ndata: 2\nfoo: bar\nretry: x\n\ndata: cut"
    found = [*records.feed(text.encode()), *records.end()]
    assert [(e.event, e.data, e.id, e.retry) for e in found] == [
        ("a", "1", "5", 20),
        ("message", "", "5", 20),
        ("message", "2", "5", 20),
    ]


def test_error_response_instead_of_stream(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(404, {"message": "No such pet"}))
    with pytest.raises(petshop.errors.NotFoundError, match="No such pet"):
        drive(lambda client: client.pets.sounds("p1"))


def test_stream_is_retried_before_first_record(drive: Driver, server: Server) -> None:
    server.reply(Reply(503), Reply(200, 'data: {"text": "a"}\n\n'))
    assert [sound.text for sound in drive(lambda client: client.pets.sounds("p1"))] == ["a"]


def test_malformed_json_record(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, "data: {\n\n"))
    with pytest.raises(petshop.errors.ResponseValidationError):
        drive(lambda client: client.pets.sounds("p1"))


def test_stopping_early_closes_connection(drive: Driver, server: Server) -> None:
    more = threading.Event()

    def endless() -> Any:
        yield b'data: {"text": "a"}\n\n'
        while not more.wait(0.05):
            yield b": still here\n\n"

    server.reply(Reply(200, chunks=endless(), headers={"Content-Type": "text/event-stream"}))

    def blocking(client: Any) -> Any:
        with client.pets.sounds("p1") as sounds:
            assert sounds.status_code == 200
            return next(iter(sounds)).text

    async def asynchronous(client: Any) -> Any:
        async with client.pets.sounds("p1") as sounds:
            assert sounds.headers["content-type"] == "text/event-stream"
            return (await anext(aiter(sounds))).text

    try:
        assert drive(asynchronous if drive.asynchronous else blocking) == "a"
    finally:
        more.set()


def test_interrupted_stream(drive: Driver, server: Server, petshop: Any) -> None:
    def cut() -> Any:
        yield b'data: {"text": "a"}\n\n'
        raise ConnectionResetError

    server.reply(Reply(200, chunks=cut()))
    with pytest.raises(petshop.errors.APIConnectionError):
        drive(lambda client: client.pets.sounds("p1"))


@pytest.mark.parametrize("size", [1, 1000])
def test_stream_that_ends_with_cr(drive: Driver, server: Server, size: int) -> None:
    # HTML, "Parsing an event stream": a line ends with CR LF, LF, or CR that no LF follows.
    chunks = _chunks('data: {"text": "a"}\r\r', size)
    server.reply(Reply(200, chunks=chunks, headers={"Content-Type": "text/event-stream"}))
    assert [sound.text for sound in drive(lambda client: client.pets.sounds("p1"))] == ["a"]


@pytest.mark.parametrize("size", [1, 1000])
def test_done_at_the_end(drive: Driver, server: Server, size: int) -> None:
    chunks = _chunks('data: {"text": "a"}\r\rdata: [DONE]\r\r', size)
    server.reply(Reply(200, chunks=chunks, headers={"Content-Type": "text/event-stream"}))
    assert [sound.text for sound in drive(lambda client: client.pets.sounds("p1"))] == ["a"]


def test_retry_has_ascii_digits(runtime: Any) -> None:
    # HTML, "Interpreting an event stream": ASCII digits only, otherwise the field is ignored.
    records = runtime("bodies.records").SseRecords()
    [event] = records.feed("retry: \u0661\u0662\ndata: 1\n\n".encode())
    assert event.retry is None


def test_lines_of_sent_events_end_as_the_standard_says(runtime: Any) -> None:
    # HTML, "Parsing an event stream": CR LF, LF and CR end a line; U+2028 and form feeds do not.
    text = "a\u2028b\fc\rd\r\ne\n"
    codecs = runtime("bodies.codecs")
    sent = codecs.codec_for("text/event-stream").encode_item(text)
    assert sent == "data: a\u2028b\fc\ndata: d\ndata: e\ndata: \n\n".encode()
    [event] = runtime("bodies.records").SseRecords().feed(sent)
    assert event.data == "a\u2028b\fc\nd\ne\n"


def test_json_instead_of_stream(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, {"error": "overloaded"}))
    with pytest.raises(petshop.errors.ResponseValidationError, match="not a stream"):
        drive(lambda client: client.pets.sounds("p1"))


def test_html_page_instead_of_stream(drive: Driver, server: Server, petshop: Any) -> None:
    page = Reply(200, "<html>Log in</html>", headers={"Content-Type": "text/html; charset=utf-8"})
    server.reply(page)
    with pytest.raises(petshop.errors.ResponseValidationError, match="not a stream"):
        drive(lambda client: client.pets.sounds("p1"))


def test_drift_in_stream_is_reported(drive: Driver, server: Server, runtime: Any) -> None:
    server.reply(Reply(200, 'data: {"text": 1}\n\ndata: {"text": "a"}\n\n'))
    seen: list[Any] = []
    hooks = runtime("hooks").Hooks(on_drift=seen.append)
    sounds = drive(lambda client: client.pets.sounds("p1"), hooks=hooks)
    assert len(sounds) == 2
    assert [(drift.path, drift.found) for drift in seen] == [("$.text", "number")]
