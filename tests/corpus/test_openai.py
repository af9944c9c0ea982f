"""Typed streams of OpenAI's API: `stream=True` of chat completions and of responses.

The server sends what OpenAI's API reference shows. Its official package reads it first, if that is
installed; then both variants of the generated client do.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from clientwright.config import Config
from tests.client.server import Reply, Seen, Server
from tests.corpus.run import CORPUS
from tests.harness.generated import Generated, client_of
from tests.harness.typed import find_wrong_lines, list_marked_lines

pytestmark = pytest.mark.slow

DOCUMENT = CORPUS / "misc" / "openai_2026.yml"
MESSAGES = [{"role": "user", "content": "Hello!"}]
CHUNK = {
    "id": "chatcmpl-123",
    "object": "chat.completion.chunk",
    "created": 1694268190,
    "model": "gpt-4o-mini",
    "system_fingerprint": "fp_44709d6fcb",
}
RESPONSE: dict[str, Any] = {
    "id": "resp_67c9fdcecf488190bdd9a0409de3a1ec07b8b0ad4e5eb654",
    "object": "response",
    "created_at": 1741290958,
    "status": "in_progress",
    "error": None,
    "incomplete_details": None,
    "instructions": "You are a helpful assistant.",
    "metadata": {},
    "model": "gpt-4.1-2025-04-14",
    "output": [],
    "parallel_tool_calls": True,
    "temperature": 1.0,
    "tool_choice": "auto",
    "tools": [],
    "top_p": 1.0,
}


def chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
    return {**CHUNK, "choices": [choice]}


CHUNKS = [
    chunk({"role": "assistant", "content": ""}),
    chunk({"content": "Hello"}),
    chunk({"content": "!"}),
    chunk({}, "stop"),
]
EVENTS: list[dict[str, Any]] = [
    {"type": "response.created", "sequence_number": 0, "response": RESPONSE},
    *(
        {
            "type": "response.output_text.delta",
            "sequence_number": number,
            "item_id": "msg_67c9fdcf37fc8190ba82116e33fb28c507b8b0ad4e5eb654",
            "output_index": 0,
            "content_index": 0,
            "delta": delta,
            "logprobs": [],
        }
        for number, delta in enumerate(["Hi", "!"], 1)
    ),
    {
        "type": "response.completed",
        "sequence_number": 3,
        "response": {**RESPONSE, "status": "completed"},
    },
]
COMPLETION = {
    "id": "chatcmpl-123",
    "object": "chat.completion",
    "created": 1694268190,
    "model": "gpt-4o-mini",
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Hello!", "refusal": None},
            "logprobs": None,
            "finish_reason": "stop",
        }
    ],
}


def respond(seen: Seen) -> Reply:
    if not json.loads(seen.body).get("stream"):
        return Reply(200, COMPLETION if seen.path.endswith("/completions") else RESPONSE)
    lines: list[str] = []
    if seen.path.endswith("/completions"):
        lines = [f"data: {json.dumps(one)}\n\n" for one in CHUNKS]
        lines.append("data: [DONE]\n\n")
    else:
        lines = [f"event: {one['type']}\ndata: {json.dumps(one)}\n\n" for one in EVENTS]
    return Reply(200, headers={"Content-Type": "text/event-stream"}, chunks=map(str.encode, lines))


@pytest.fixture
def openai_server() -> Iterator[Server]:
    server = Server()
    server.handler = respond
    yield server
    server.stop()


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    if not DOCUMENT.is_file():
        pytest.skip("../shared/corpus is not available")
    config = Config(document=DOCUMENT, package="oai", client="Client", out=None)
    with ExitStack() as stack:
        yield stack.enter_context(client_of(config, tmp_path_factory.mktemp("openai")))


def test_official_client(openai_server: Server) -> None:
    openai = pytest.importorskip("openai")
    with openai.OpenAI(api_key="sk-1", base_url=f"{openai_server.url}/v1") as client:
        chunks = list(
            client.chat.completions.create(model="gpt-4o-mini", messages=MESSAGES, stream=True)
        )
        assert [one.choices[0].delta.content for one in chunks] == ["", "Hello", "!", None]
        events = list(client.responses.create(model="gpt-4.1", input="Hello!", stream=True))
        assert [one.type for one in events] == [one["type"] for one in EVENTS]
        whole = client.chat.completions.create(model="gpt-4o-mini", messages=MESSAGES)
        assert whole.choices[0].message.content == "Hello!"


def check_chunks(api: Generated, chunks: list[Any]) -> None:
    """Fail unless these are the chunks, as their model."""
    assert all(isinstance(one, api.models.CreateChatCompletionStreamResponse) for one in chunks)
    found = [api.package.to_dict(one) for one in chunks]
    assert [one["choices"][0]["delta"] for one in found] == [
        one["choices"][0]["delta"] for one in CHUNKS
    ]


def check_events(api: Generated, events: list[Any]) -> None:
    """Fail unless these are the events, each as the model of its type."""
    assert [type(one).__name__ for one in events] == [
        "ResponseCreatedEvent",
        "ResponseTextDeltaEvent",
        "ResponseTextDeltaEvent",
        "ResponseCompletedEvent",
    ]
    assert [one.delta for one in events[1:3]] == ["Hi", "!"]


def test_sync(api: Generated, openai_server: Server) -> None:
    options = {"base_url": f"{openai_server.url}/v1", "api_key": "sk-1", "strict": True}
    with api.client(**options) as client:
        create = client.chat.completions.create
        check_chunks(api, list(create(model="gpt-4o-mini", messages=MESSAGES, stream=True)))
        whole = create(model="gpt-4o-mini", messages=MESSAGES)
        assert whole.choices[0].message.content == "Hello!"
        check_events(
            api, list(client.responses.create(model="gpt-4.1", input="Hello!", stream=True))
        )
        assert client.responses.create(model="gpt-4.1", input="Hello!").id == RESPONSE["id"]
    accepted = [one.headers["accept"].partition(",")[0] for one in openai_server.seen]
    assert accepted == ["text/event-stream", "application/json"] * 2


def test_async(api: Generated, openai_server: Server) -> None:
    async def run() -> None:
        options = {"base_url": f"{openai_server.url}/v1", "api_key": "sk-1", "strict": True}
        async with api.async_client(**options) as client:
            create = client.chat.completions.create
            stream = await create(model="gpt-4o-mini", messages=MESSAGES, stream=True)
            check_chunks(api, [one async for one in stream])
            whole = await create(model="gpt-4o-mini", messages=MESSAGES, stream=False)
            assert whole.choices[0].message.content == "Hello!"
            events = client.responses.create(model="gpt-4.1", input="Hello!", stream=True)
            check_events(api, [one async for one in events])

    asyncio.run(run())


PROGRAM = """
from typing import assert_type

from PACKAGE import AsyncClient, AsyncStream, Client, Stream, models


def sync(client: Client) -> None:
    chunks = client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": "Hello!"}], stream=True
    )
    assert_type(chunks, Stream[models.CreateChatCompletionStreamResponse])
    for chunk in chunks:
        print(chunk.choices[0].delta.content)
    events = client.responses.create(model="gpt-4.1", input="Hello!", stream=True)
    assert_type(events, Stream[models.ResponseStreamEvent])
    response = client.responses.create(model="gpt-4.1", input="Hello!")
    assert_type(response, models.Response)
    print(response.delta)  # wrong


async def asynchronous(client: AsyncClient) -> None:
    events = await client.responses.create(model="gpt-4.1", input="Hello!", stream=True)
    assert_type(events, AsyncStream[models.ResponseStreamEvent])
    async for event in events:
        print(event)
    assert_type(await client.responses.create(model="gpt-4.1", input="a"), models.Response)
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
