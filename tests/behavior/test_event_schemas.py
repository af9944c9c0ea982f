"""Streams whose schema describes the events themselves, their errors, and what ends a stream.

OpenAPI 3.2, "Special Considerations for Server-Sent Events": an item is an object with the fields
of the event, whose `data` is a string unless `contentMediaType` says that it is JSON. Before 3.2,
https://www.speakeasy.com/docs/sdks/customize/runtime/server-sent-events: `data` that is declared as
an object is JSON. The sentinels are those of Speakeasy and of
https://buildwithfern.com/learn/api-definitions/openapi/endpoints/sse.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated
from tests.harness.typed import find_wrong_lines, list_marked_lines

Read = Callable[..., list[Any]]


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("event-schemas")


@pytest.fixture(params=["sync", "async"])
def read(request: pytest.FixtureRequest, api: Generated, server: Server) -> Read:
    """Reads a stream that the server sends, with either client."""

    def read_sync(call: Callable[[Any], Any], **options: Any) -> list[Any]:
        with api.client(base_url=server.url, **options) as client:
            return list(call(client))

    def read_async(call: Callable[[Any], Any], **options: Any) -> list[Any]:
        async def run() -> list[Any]:
            async with api.async_client(base_url=server.url, **options) as client:
                return [value async for value in call(client)]

        return asyncio.run(run())

    return read_sync if request.param == "sync" else read_async


def send(server: Server, text: str, media_type: str = "text/event-stream") -> None:
    server.reply(Reply(200, text, headers={"Content-Type": media_type}))


@pytest.mark.parametrize("strict", [False, True])
def test_data_is_text(api: Generated, server: Server, read: Read, strict: bool) -> None:
    """Also if it looks like JSON: the schema says that it is a string."""
    send(server, 'event: add\nid: 7\ndata: {"n":1}\n\ndata: a\ndata: b\n\n')
    assert read(lambda client: client.plain.watch(), strict=strict) == [
        api.models.Plain(event="add", id="7", data='{"n":1}'),
        api.models.Plain(data="a\nb"),
    ]


@pytest.mark.parametrize("strict", [False, True])
def test_event_selects_variant(api: Generated, server: Server, read: Read, strict: bool) -> None:
    models = api.models
    text = 'event: addString\ndata: 1\nretry: 5\nunknown: x\n\nevent: addNumber\ndata: {"n": 1}\n\n'
    send(server, text)
    assert read(lambda client: client.mixed.watch(), strict=strict) == [
        models.MixedAddString(event="addString", data="1", retry=5),
        models.MixedAddNumber(event="addNumber", data=models.Tick(n=1)),
    ]


def test_numbers(server: Server, read: Read) -> None:
    send(server, "id: 7\nretry: 9\ndata: 1.5\n\nid\ndata: x\n\n")
    first, second = read(lambda client: client.numbered.watch())
    assert (first.id, first.data, first.retry) == (7, 1.5, 9)
    assert (second.data, second.retry) == ("x", None)


def test_convention_before_3_2(api: Generated, server: Server, read: Read) -> None:
    models = api.models
    text = (
        'event: delta\ndata: {"type": "delta", "content": "ü"}\n\n'
        'event: done\ndata: {"type": "done"}\n\ndata: [DONE]\n\n'
    )
    send(server, text, "text/event-stream; charset=iso-8859-1")
    found = read(lambda client: client.talk.start(text="x", stream=True), strict=True)
    assert [one.event for one in found] == ["delta", "done"]
    assert [one.data for one in found] == [
        models.Delta(type="delta", content="ü"),
        models.Done(type="done"),
    ]


def test_events_of_described_events(api: Generated, server: Server, read: Read) -> None:
    send(server, "event: add\nid: 7\nretry: 9\ndata: x\n\n")
    [event] = read(lambda client: client.plain.watch().events())
    assert (event.event, event.id, event.retry) == ("add", "7", 9)
    assert event.data == api.models.Plain(event="add", id="7", data="x")


def test_drift_in_event(api: Generated, server: Server, read: Read) -> None:
    send(server, 'event: addNumber\ndata: {"n": "x"}\n\nevent: addNumber\ndata: {\n\n')
    seen: list[Any] = []
    hooks = api.package.Hooks(on_drift=seen.append)
    read(lambda client: client.mixed.watch(), hooks=hooks)
    assert [(one.path, one.found) for one in seen] == [("$.data.n", "string"), ("$.data", "string")]
    with pytest.raises(api.errors.ResponseValidationError):
        read(lambda client: client.mixed.watch(), strict=True)


def test_declared_error_is_value(api: Generated, server: Server, read: Read) -> None:
    send(server, 'event: error\nid: 1\ndata: {"message": "slow"}\n\n')
    [event] = read(lambda client: client.log.follow(), strict=True)
    assert (event.event, event.id, event.data) == ("error", "1", api.models.Problem(message="slow"))


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.talk.start(text="x", stream=True),
        lambda client: client.ticks.watch(),
    ],
)
def test_other_errors_are_raised(api: Generated, server: Server, read: Read, call: Any) -> None:
    send(server, 'event: error\ndata: {"message": "slow", "retryable": true}\n\n')
    with pytest.raises(api.errors.StreamError, match="slow") as raised:
        read(call)
    problem = api.models.Problem(message="slow", retryable=True)
    assert (raised.value.body, raised.value.body_as(api.models.Problem)) == (problem, problem)


def test_schema_of_data(api: Generated, server: Server, read: Read) -> None:
    send(server, 'event: tick\ndata: {"n": 1}\n\ndata: [DONE]\n\ndata: {"n": 2}\n\n')
    assert read(lambda client: client.ticks.watch(), strict=True) == [api.models.Tick(n=1)]


DATA = "data: a\n\ndata: [END]\n\ndata: [DONE]\n\ndata: z\n\n"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("words", ["a", "[END]"]),
        ("letters", ["a"]),
        ("lines", ["a", "[END]", "[DONE]", "z"]),
    ],
)
def test_terminator_of_strings(server: Server, read: Read, name: str, values: list[str]) -> None:
    """`[DONE]` may be one of the strings, so it ends a stream of them only where that is stated."""
    send(server, DATA)
    assert read(lambda client: getattr(client, name).watch()) == values


@pytest.mark.parametrize("end", ["stop", "[DONE]"])
def test_terminator_of_json(server: Server, read: Read, end: str) -> None:
    send(server, f"data: 1\n\ndata: {end}\n\ndata: 2\n\n")
    assert read(lambda client: client.digits.watch()) == [1]


def test_strings_in_json_lines(server: Server, read: Read) -> None:
    send(server, '"a"\n"[DONE]"\n"\\n"\n', "application/jsonl")
    assert read(lambda client: client.quoted.watch(), strict=True) == ["a", "[DONE]", "\n"]


def test_fake_sends_events(api: Generated) -> None:
    with api.module("testing").FakeApi().client() as client:
        [event] = client.mixed.watch()
        assert type(event) in (api.models.MixedAddString, api.models.MixedAddNumber)
        [event] = client.plain.watch()
        assert type(event) is api.models.Plain


PROGRAM = """
from collections.abc import AsyncIterator, Iterator
from typing import assert_type

from PACKAGE import AsyncClient, Client, ServerSentEvent, Stream, errors, models


def sync(client: Client) -> None:
    plain = client.plain.watch()
    assert_type(plain, Stream[models.Plain])
    for event in client.talk.start(text="x", stream=True):
        assert_type(event.data, models.Delta | models.Done)  # wrong
        match event.data:
            case models.Delta(content=content):
                assert_type(content, str)
            case _:
                pass
    for event in client.mixed.watch():
        if isinstance(event, models.MixedAddNumber) and event.data is not None:
            assert_type(event.data, models.Tick)
    assert_type(client.ticks.watch().events(), Iterator[ServerSentEvent[models.Tick]])
    for tick in client.ticks.watch().reconnect(3):
        print(tick.n, tick.m)  # wrong
    try:
        next(iter(client.ticks.watch()))
    except errors.StreamError as error:
        assert_type(error.body_as(models.Problem), models.Problem)


async def asynchronous(client: AsyncClient) -> None:
    async for event in client.ticks.watch().events():
        assert_type(event, ServerSentEvent[models.Tick])
    assert_type(client.ticks.watch().events(), AsyncIterator[ServerSentEvent[models.Tick]])
    stream = await client.talk.start(text="x", stream=True)
    async for talk in stream:
        print(talk.event)
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
