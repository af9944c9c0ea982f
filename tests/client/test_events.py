"""Server-sent events as the HTML standard defines them: their fields, errors, and reconnecting.

Section numbers are those of the HTML standard: 9.2.5 "Parsing an event stream" and 9.2.6
"Interpreting an event stream", 9.2.3 "Processing model".
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Seen, Server

EVENTS = "text/event-stream"


def reply(*chunks: bytes, media_type: str = EVENTS) -> Reply:
    return Reply(200, chunks=chunks, headers={"Content-Type": media_type})


def sounds(client: Any) -> Any:
    return client.pets.sounds("p1")


def events(client: Any) -> Any:
    return sounds(client).events()


def fields(found: Iterable[Any]) -> list[tuple[Any, ...]]:
    return [(one.event, one.data.text, one.id, one.retry) for one in found]


STREAM = (
    "\ufeff: a comment\r\n"
    'data: {"text": "ü",\r\ndata: "volume": 3}\r\n\r\n'
    'event: sound\nid: 7\rdata:{"text":"b"}\n\n'
    'id\nretry: 1\u0662\nretry: 20\ndata: {"text":"c"}\r\r'
    'id: 8\nid: a\0b\ndata: {"text":"d"}\r\n\r'
    'id: 9\n\nunknown: x\ndata: {"text":"e"}\n\n'
    'data: {"text":"never"}\n'
).encode()
"""9.2.5: a BOM, comments, CR, LF and CR LF. 9.2.6: an empty `id` resets it, one with NUL and a
`retry` with other characters than ASCII digits are ignored, and so is an unfinished event."""
READ = [
    ("message", "ü", "", None),
    ("sound", "b", "7", None),
    ("message", "c", "", 20),
    ("message", "d", "8", 20),
    ("message", "e", "9", 20),
]


def test_split_at_every_byte(runtime: Any) -> None:
    for size in range(1, len(STREAM)):
        for parts in ((STREAM[:size], STREAM[size:]), tuple(split(STREAM, size))):
            records = runtime("bodies.records").SseRecords()
            found = [event for part in parts for event in records.feed(part)]
            assert [(one.event, one.id, one.retry) for one in [*found, *records.end()]] == [
                (event, id_, retry) for event, _, id_, retry in READ
            ]


def split(data: bytes, size: int) -> list[bytes]:
    return [data[start : start + size] for start in range(0, len(data), size)]


def test_events_have_typed_data(drive: Driver, server: Server, petshop: Any, runtime: Any) -> None:
    server.reply(reply(*split(STREAM, 1)))
    found = drive(events)
    assert fields(found) == READ
    assert {type(one) for one in found} == {runtime("bodies.records").ServerSentEvent}
    assert {type(one.data) for one in found} == {petshop.models.Sound}


def test_always_utf_8(drive: Driver, server: Server) -> None:
    """9.2.5: streams are decoded as UTF-8; `charset` has no effect."""
    text = 'data: {"text": "ü"}\n\n'.encode()
    server.reply(reply(text, media_type=f"{EVENTS}; charset=iso-8859-1"))
    assert [one.text for one in drive(sounds)] == ["ü"]


@pytest.mark.parametrize(
    ("media_type", "before", "after"),
    [("application/jsonl", "", "\r\n"), ("application/json-seq", "\x1e", "\n")],
)
def test_json_records_split_at_every_byte(
    runtime: Any, media_type: str, before: str, after: str
) -> None:
    """https://jsonlines.org; RFC 7464, section 2: a text may contain line feeds."""
    line_feed = "\n" if before else ""
    texts = ['{"a":' + line_feed + '"ü"}', "1", '"\\u001e"', "[null]"]
    body = "".join(f"{before}{text}{after}" for text in texts).encode()
    for size in range(1, len(body)):
        for parts in ((body[:size], body[size:]), tuple(split(body, size))):
            records = runtime("bodies.codecs").codec_for(media_type).records()
            found = [record for part in parts for record in records.feed(part)]
            assert [one.data for one in [*found, *records.end()]] == texts


ERROR = b'data: {"text": "a"}\n\nevent: error\ndata: {"message": "Overloaded", "code": 20}\n\n'


def test_error_event(drive: Driver, server: Server, petshop: Any, runtime: Any) -> None:
    server.reply(reply(ERROR))
    seen: list[Any] = []
    with pytest.raises(petshop.errors.StreamError, match="Overloaded") as raised:
        drive(sounds, hooks=runtime("hooks").Hooks(on_drift=seen.append))
    error = raised.value
    assert isinstance(error, petshop.errors.ResponseError)
    assert (error.code, error.body) == (20, {"message": "Overloaded", "code": 20})
    assert error.body_as(dict) == error.body
    assert [drift.found for drift in seen] == ["the event `error`"]
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.content) == (str(error), error.content)


def test_error_event_with_text(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(reply(b"event: error\ndata: too slow\n\n"))
    with pytest.raises(petshop.errors.StreamError, match="too slow") as raised:
        drive(sounds)
    assert (raised.value.body, raised.value.code) == ("too slow", None)


# --- reconnecting --------------------------------------------------------------------------------

FIRST = b'retry: 0\n\nid: 1\ndata: {"text": "a"}\n\nid: 2\n\nid: 3\ndata: {"text": "cut"}\n'
SECOND = b'data: {"text": "b"}\n\n'


def reconnecting(times: int) -> Callable[[Any], Any]:
    return lambda client: sounds(client).reconnect(times)


def last_ids(seen: list[Seen]) -> list[str | None]:
    return [one.headers.get("last-event-id") for one in seen]


def test_reconnects_with_last_event_id(drive: Driver, server: Server) -> None:
    """9.2.3: `Last-Event-ID` has the ID of the last event that ended; 204 ends the stream."""
    server.reply(reply(FIRST), reply(SECOND), Reply(204))
    assert [one.text for one in drive(reconnecting(5))] == ["a", "b"]
    assert last_ids(server.seen) == [None, "2", "2"]


def test_reconnects_after_broken_connection(drive: Driver, server: Server) -> None:
    def cut() -> Any:
        yield FIRST
        raise ConnectionResetError

    broken = Reply(200, chunks=cut(), headers={"Content-Type": EVENTS})
    server.reply(broken, reply(SECOND), Reply(204))
    assert [one.text for one in drive(reconnecting(2))] == ["a", "b"]


def test_reconnecting_is_limited(drive: Driver, server: Server, petshop: Any) -> None:
    server.handler = lambda _: reply(FIRST)
    assert [one.text for one in drive(reconnecting(2))] == ["a", "a", "a"]
    assert len(server.seen) == 3

    def cut() -> Any:
        yield FIRST
        raise ConnectionResetError

    server.handler = lambda _: Reply(200, chunks=cut(), headers={"Content-Type": EVENTS})
    with pytest.raises(petshop.errors.APIConnectionError) as raised:
        drive(reconnecting(2))
    assert raised.value.attempts == 3


@pytest.mark.parametrize(
    "other",
    [Reply(404, {"message": "Gone"}), Reply(200, "<p>Log in", {"Content-Type": "text/html"})],
)
def test_other_response_is_error(drive: Driver, server: Server, petshop: Any, other: Reply) -> None:
    """9.2.3: any other status and any other `Content-Type` fail the connection."""
    server.reply(reply(FIRST), other)
    with pytest.raises((petshop.errors.NotFoundError, petshop.errors.ResponseValidationError)):
        drive(reconnecting(5))
    assert len(server.seen) == 2


def test_end_of_values_ends_stream(drive: Driver, server: Server) -> None:
    server.reply(reply(FIRST + b"\ndata: [DONE]\n\n"))
    assert [one.text for one in drive(reconnecting(5))] == ["a", "cut"]
    assert len(server.seen) == 1


def test_json_lines_cannot_reconnect(drive: Driver, petshop: Any) -> None:
    with pytest.raises(petshop.errors.RequestError, match="only events"):
        drive(lambda client: client.pets.log("p1").reconnect(5))
