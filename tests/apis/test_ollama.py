"""Ollama's API streams JSON lines unless `stream` is false: completions, chats and downloads.

The server sends what Ollama's `docs/api.md` shows. Its official package reads it first.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clientwright.config import Config
from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated, client_of
from tests.harness.typed import find_wrong_lines, list_marked_lines

DOCUMENT = Path(__file__).with_name("ollama.yaml")
QUESTION = "Why is the sky blue?"
MESSAGES = [{"role": "user", "content": QUESTION}]
START = {"model": "llama3.2", "created_at": "2023-08-04T08:52:19.385406455-07:00"}
STATISTICS = {
    "model": "llama3.2",
    "created_at": "2023-08-04T19:22:45.499127Z",
    "done": True,
    "total_duration": 10706818083,
    "load_duration": 6338219291,
    "prompt_eval_count": 26,
    "prompt_eval_duration": 130079000,
    "eval_count": 259,
    "eval_duration": 4232710000,
}


def assistant(content: str) -> dict[str, Any]:
    return {"message": {"role": "assistant", "content": content}}


VALUES: dict[str, dict[str, Any]] = {
    "/api/generate": {**STATISTICS, "response": "The sky is blue", "context": [1, 2, 3]},
    "/api/chat": {**STATISTICS, **assistant("The sky is blue")},
    "/api/pull": {"status": "success"},
}
LINES: dict[str, list[dict[str, Any]]] = {
    "/api/generate": [
        {**START, "response": "The", "done": False},
        {**START, "response": " sky", "done": False},
        {**STATISTICS, "response": "", "context": [1, 2, 3]},
    ],
    "/api/chat": [
        {**START, **assistant("The"), "done": False},
        {**START, **assistant(" sky"), "done": False},
        {**STATISTICS, **assistant("")},
    ],
    "/api/pull": [
        {"status": "pulling manifest"},
        {
            "status": "pulling digestname",
            "digest": "digestname",
            "total": 2142590208,
            "completed": 241970,
        },
        {"status": "success"},
    ],
}


def respond(seen: Seen) -> Reply:
    if seen.json.get("model") == "unknown":
        return Reply(404, {"error": "model 'unknown' not found"})
    if seen.json.get("stream") is False:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return Reply(200, VALUES[seen.path], headers=headers)
    lines = "".join(f"{json.dumps(one)}\n" for one in LINES[seen.path]).encode()
    # Chunks that do not end where lines do.
    chunks = [lines[start : start + 50] for start in range(0, len(lines), 50)]
    return Reply(200, headers={"Content-Type": "application/x-ndjson"}, chunks=chunks)


@pytest.fixture
def ollama_server() -> Iterator[Server]:
    server = Server()
    server.handler = respond
    yield server
    server.stop()


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    config = Config(document=DOCUMENT, package="ollama_api", client="Client", out=None)
    with client_of(config, tmp_path_factory.mktemp("ollama")) as made:
        yield made


def test_official_client(ollama_server: Server) -> None:
    ollama = pytest.importorskip("ollama")
    with ollama.Client(host=ollama_server.url) as client:
        tokens = [one.response for one in client.generate("llama3.2", QUESTION, stream=True)]
        assert tokens == ["The", " sky", ""]
        assert client.generate("llama3.2", QUESTION).response == "The sky is blue"
        chat = list(client.chat("llama3.2", MESSAGES, stream=True))
        assert [one.message.content for one in chat] == ["The", " sky", ""]
        assert client.chat("llama3.2", MESSAGES).message.content == "The sky is blue"
        pulled = [one.completed for one in client.pull("llama3.2", stream=True)]
        assert pulled == [None, 241970, None]
        assert client.pull("llama3.2").status == "success"


def check(api: Generated, path: str, events: list[Any], model: str) -> None:
    """Fail unless the events are those of a path, as their model, without loss."""
    assert all(isinstance(one, getattr(api.models, model)) for one in events)
    assert [json.loads(api.package.to_json(one)) for one in events] == LINES[path]


def test_sync(api: Generated, ollama_server: Server) -> None:
    with api.client(base_url=ollama_server.url) as client:
        for stream in ({}, {"stream": True}):
            generated = client.generate(model="llama3.2", prompt=QUESTION, **stream)
            check(api, "/api/generate", list(generated), "GenerateStreamEvent")
            chat = client.chat(model="llama3.2", messages=MESSAGES, **stream)
            check(api, "/api/chat", list(chat), "ChatStreamEvent")
            check(api, "/api/pull", list(client.pull(model="llama3.2", **stream)), "StatusEvent")
        whole = client.generate(model="llama3.2", prompt=QUESTION, stream=False)
        assert (whole.response, whole.eval_count) == ("The sky is blue", 259)
        chatted = client.chat(model="llama3.2", messages=MESSAGES, stream=False)
        assert chatted.message.content == "The sky is blue"
        assert client.pull(model="llama3.2", stream=False).status == "success"
        with pytest.raises(api.errors.NotFoundError, match="model 'unknown' not found"):
            list(client.generate(model="unknown"))
    accepted = [one.headers["accept"].partition(",")[0] for one in ollama_server.seen]
    assert accepted[:6] == ["application/x-ndjson"] * 6
    assert accepted[6:9] == ["application/json"] * 3
    # The default of the server is left to the server.
    assert ollama_server.seen[0].json == {"model": "llama3.2", "prompt": QUESTION}


def test_async(api: Generated, ollama_server: Server) -> None:
    async def run() -> None:
        async with api.async_client(base_url=ollama_server.url) as client:
            for stream in ({}, {"stream": True}):
                generated = client.generate(model="llama3.2", prompt=QUESTION, **stream)
                check(api, "/api/generate", [one async for one in generated], "GenerateStreamEvent")
                chat = await client.chat(model="llama3.2", messages=MESSAGES, **stream)
                check(api, "/api/chat", [one async for one in chat], "ChatStreamEvent")
                pulled = client.pull(model="llama3.2", **stream)
                check(api, "/api/pull", [one async for one in pulled], "StatusEvent")
            whole = await client.generate(model="llama3.2", prompt=QUESTION, stream=False)
            assert (whole.response, whole.eval_count) == ("The sky is blue", 259)
            chatted = await client.chat(model="llama3.2", messages=MESSAGES, stream=False)
            assert chatted.message.content == "The sky is blue"
            assert (await client.pull(model="llama3.2", stream=False)).status == "success"
            with pytest.raises(api.errors.NotFoundError, match="model 'unknown' not found"):
                await client.generate(model="unknown")

    asyncio.run(run())


PROGRAM = """
from typing import assert_type

from PACKAGE import AsyncClient, AsyncStream, Client, Stream, models


def sync(client: Client) -> None:
    tokens = client.generate(model="llama3.2", prompt="Why is the sky blue?")
    assert_type(tokens, Stream[models.GenerateStreamEvent])
    for token in tokens:
        print(token.response)
    assert_type(
        client.generate(model="llama3.2", stream=True), Stream[models.GenerateStreamEvent]
    )
    assert_type(client.generate(model="llama3.2", stream=False), models.GenerateResponse)
    chat = client.chat(model="llama3.2", messages=[{"role": "user", "content": "a"}])
    assert_type(chat, Stream[models.ChatStreamEvent])
    whole = client.chat(
        model="llama3.2", messages=[{"role": "user", "content": "a"}], stream=False
    )
    assert_type(whole, models.ChatResponse)
    whole = client.generate(model="llama3.2", stream="no")  # wrong
    print(client.generate(model="llama3.2").response)  # wrong


async def main(client: AsyncClient) -> None:
    tokens = client.generate(model="llama3.2", prompt="Why is the sky blue?")
    async for token in tokens:
        assert_type(token, models.GenerateStreamEvent)
    awaited = await client.generate(model="llama3.2", stream=True)
    assert_type(awaited, AsyncStream[models.GenerateStreamEvent])
    whole = await client.generate(model="llama3.2", stream=False)
    assert_type(whole, models.GenerateResponse)
    chat = client.chat(model="llama3.2", messages=[{"role": "user", "content": "a"}])
    async for event in chat:
        assert_type(event, models.ChatStreamEvent)
    print((await client.generate(model="llama3.2")).response)  # wrong
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
