"""A boolean in the request that decides whether the response is a value or a stream.

The servers of OpenAI and Ollama document this: `stream: true` has an event stream as its response,
and Ollama streams JSON lines unless `stream` is false.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated

VALUE = Reply(200, '{"text": "ab"}', headers={"Content-Type": "application/json"})
EVENTS = Reply(
    200,
    'data: {"token": "a"}\n\ndata: {"token": "b"}\n\n',
    headers={"Content-Type": "text/event-stream"},
)
LINES = Reply(
    200, '{"token": "a"}\n{"token": "b"}\n', headers={"Content-Type": "application/x-ndjson"}
)


def respond(seen: Seen) -> Reply:
    """Decide by the request, as such servers do."""
    if seen.method == "GET":
        return EVENTS if ("stream", "true") in seen.query else VALUE
    body = json.loads(seen.body or "{}")
    if seen.path == "/generate":
        return VALUE if body.get("stream") is False else LINES
    return EVENTS if body.get("stream") is True or body.get("live") is True else VALUE


@pytest.fixture
def api(case: Callable[[str], Generated], server: Server) -> Generated:
    server.handler = respond
    return case("streaming-switch")


def check(
    api: Generated,
    server: Server,
    call: Callable[[Any], Any],
    *,
    accept: str,
    stream: bool,
) -> Seen:
    """Fail unless both variants ask for `accept`, and return a stream or a value."""
    server.seen.clear()
    tokens = [api.models.Chunk(token=token) for token in "ab"]
    with api.client(base_url=server.url) as client:
        result = call(client)
        got = list(result) if stream else result
    assert got == (tokens if stream else api.models.Reply(text="ab"))

    async def run() -> None:
        async with api.async_client(base_url=server.url) as client:
            result = call(client)
            if stream:
                assert [item async for item in result] == tokens
                # As users of official clients write it.
                awaited = await call(client)
                assert [item async for item in awaited] == tokens
            else:
                assert await result == api.models.Reply(text="ab")

    asyncio.run(run())
    assert {one.headers["accept"] for one in server.seen} == {accept}
    return server.seen[0]


JSON, EVENT_STREAM, ND_JSON = "application/json", "text/event-stream", "application/x-ndjson"


@pytest.mark.parametrize(
    ("name", "arguments", "accept", "sent"),
    [
        ("chat.create", {"text": "x"}, JSON, {"text": "x"}),
        ("chat.create", {"text": "x", "stream": False}, JSON, {"text": "x", "stream": False}),
        ("chat.create", {"text": "x", "stream": None}, JSON, {"text": "x", "stream": None}),
        ("chat.create", {"text": "x", "stream": True}, EVENT_STREAM, {"text": "x", "stream": True}),
        ("generate.create_text", {"prompt": "x"}, ND_JSON, {"prompt": "x"}),
        (
            "generate.create_text",
            {"prompt": "x", "stream": False},
            JSON,
            {"prompt": "x", "stream": False},
        ),
        ("stated.create", {}, JSON, {}),
        ("stated.create", {"live": True}, EVENT_STREAM, {"live": True}),
    ],
)
def test_property_of_body(
    api: Generated,
    server: Server,
    name: str,
    arguments: dict[str, Any],
    accept: str,
    sent: dict[str, Any],
) -> None:
    resource, method = name.split(".")

    def call(client: Any) -> Any:
        return getattr(getattr(client, resource), method)(**arguments)

    seen = check(api, server, call, accept=accept, stream=accept != JSON)
    assert seen.json == sent


def test_query_parameter(api: Generated, server: Server) -> None:
    check(api, server, lambda c: c.runs.fetch("1"), accept=JSON, stream=False)
    seen = check(
        api, server, lambda c: c.runs.fetch("1", stream=True), accept=EVENT_STREAM, stream=True
    )
    assert seen.query == [("stream", "true")]


def test_stated_default(api: Generated, server: Server) -> None:
    """`default: true` of the extension: the fake and the docs follow it as well."""
    assert "for event in client.logs.create(follow=True):" in api.text("resources/logs.py")
    operation = api.module("operations.logs").CREATE
    assert (operation.accept, operation.other_accepts) == ("application/jsonl", (JSON,))


def test_whole_body(api: Generated, server: Server) -> None:
    """Its types do not show the property, so the result is a union unless `accept` is passed."""
    whole = [
        ({}, JSON),
        ({"stream": True, "a": "b"}, EVENT_STREAM),
        ({"stream": False}, JSON),
    ]
    for body, accept in whole:
        seen = check(
            api,
            server,
            lambda c, body=body: c.whole.create(body=body),
            accept=accept,
            stream=accept != JSON,
        )
        assert json.loads(seen.body or "{}") == body  # an empty optional body is not sent
    assert check(api, server, lambda c: c.whole.create(), accept=JSON, stream=False).body == b""
    model = api.models.CreateWholeRequest(stream=True)
    check(api, server, lambda c: c.whole.create(body=model), accept=EVENT_STREAM, stream=True)


def test_turned_off(api: Generated, server: Server) -> None:
    check(api, server, lambda c: c.off.create(), accept=JSON, stream=False)
    check(
        api,
        server,
        lambda c: c.off.create(stream=True, accept=EVENT_STREAM),
        accept=EVENT_STREAM,
        stream=True,
    )


def test_error_of_a_stream(api: Generated, server: Server) -> None:
    server.reply(Reply(429, {"error": {"message": "slow down"}}))
    with (
        api.client(base_url=server.url, max_retries=0) as client,
        pytest.raises(api.errors.RateLimitError, match="slow down"),
    ):
        list(client.chat.create(text="x", stream=True))

    async def run() -> None:
        async with api.async_client(base_url=server.url, max_retries=0) as client:
            await client.chat.create(text="x", stream=True)

    with pytest.raises(api.errors.RateLimitError, match="slow down"):
        asyncio.run(run())


def test_awaited_stream_is_closed_by_with(api: Generated, server: Server) -> None:
    async def run() -> None:
        async with api.async_client(base_url=server.url) as client:
            stream = await client.chat.create(text="x", stream=True)
            assert stream.status_code == 200
            async with stream as events:
                assert (await anext(aiter(events))).token == "a"
            assert stream.status_code is None

    asyncio.run(run())


def test_with_response(api: Generated, server: Server) -> None:
    with api.client(base_url=server.url) as client:
        response = client.with_response(client.chat.create, text="x")
        assert (response.status_code, response.value.text) == (200, "ab")
        with pytest.raises(TypeError, match="returns a stream"):
            client.with_response(client.chat.create, text="x", stream=True)

    async def run() -> None:
        async with api.async_client(base_url=server.url) as client:
            response = await client.with_response(client.chat.create, text="x")
            assert (response.status_code, response.value.text) == (200, "ab")
            with pytest.raises(TypeError, match="returns a stream"):
                await client.with_response(client.chat.create, text="x", stream=True)

    asyncio.run(run())
