"""Typed streams of Mistral's API, whose document describes the events by Speakeasy's convention.

The whole document is tested where `../shared` is available, and an excerpt of the same names and
shapes always. The server sends what Mistral's API reference shows.
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

DOCUMENT = CORPUS.parent / "surfaces" / "documents" / "mistral.yaml"
EXCERPT = """
openapi: 3.1.0
info: {title: Mistral AI API, version: 1.0.0}
servers: [{url: https://api.mistral.ai}]
security: [{ApiKey: []}]
paths:
  /v1/chat/completions:
    post:
      operationId: chat_completion_v1_chat_completions_post
      tags: [chat]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [model, messages]
              properties:
                model: {type: string}
                stream: {type: boolean, default: false}
                messages: {type: array, items: {$ref: "#/components/schemas/UserMessage"}}
      responses:
        "200":
          description: A reply, or a stream of its parts.
          content:
            application/json: {schema: {$ref: "#/components/schemas/ChatCompletionResponse"}}
            text/event-stream: {schema: {$ref: "#/components/schemas/CompletionEvent"}}
  /v1/conversations#stream:
    post:
      operationId: agents_api_v1_conversations_start_stream
      tags: [beta.conversations]
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [inputs], properties: {inputs: {type: string}}}
      responses:
        "200":
          description: Events of several types.
          content:
            text/event-stream: {schema: {$ref: "#/components/schemas/ConversationEvents"}}
components:
  securitySchemes: {ApiKey: {type: http, scheme: bearer}}
  schemas:
    UserMessage:
      type: object
      required: [role, content]
      properties: {role: {const: user}, content: {type: string}}
    ChatCompletionResponse:
      type: object
      required: [id, choices]
      properties: {id: {type: string}, choices: {type: array, items: {type: object}}}
    CompletionEvent:
      type: object
      required: [data]
      properties: {data: {$ref: "#/components/schemas/CompletionChunk"}}
    CompletionChunk:
      type: object
      required: [id, model, choices]
      properties:
        id: {type: string}
        object: {type: string}
        created: {type: integer}
        model: {type: string}
        choices:
          type: array
          items: {$ref: "#/components/schemas/CompletionResponseStreamChoice"}
    CompletionResponseStreamChoice:
      type: object
      required: [index, delta, finish_reason]
      properties:
        index: {type: integer}
        delta: {$ref: "#/components/schemas/DeltaMessage"}
        finish_reason: {type: [string, "null"], enum: [stop, length, error, tool_calls, null]}
    DeltaMessage:
      type: object
      properties: {role: {type: [string, "null"]}, content: {type: [string, "null"]}}
    SSETypes:
      type: string
      enum: [conversation.response.started, message.output.delta, conversation.response.error]
    ConversationEvents:
      type: object
      required: [event, data]
      additionalProperties: false
      properties:
        event: {$ref: "#/components/schemas/SSETypes"}
        data:
          oneOf:
            - $ref: "#/components/schemas/ResponseStartedEvent"
            - $ref: "#/components/schemas/MessageOutputEvent"
            - $ref: "#/components/schemas/ResponseErrorEvent"
          discriminator:
            propertyName: type
            mapping:
              conversation.response.started: "#/components/schemas/ResponseStartedEvent"
              message.output.delta: "#/components/schemas/MessageOutputEvent"
              conversation.response.error: "#/components/schemas/ResponseErrorEvent"
    ResponseStartedEvent:
      type: object
      required: [conversation_id]
      properties:
        type: {type: string, const: conversation.response.started}
        conversation_id: {type: string}
    MessageOutputEvent:
      type: object
      required: [id, content]
      properties:
        type: {type: string, const: message.output.delta}
        id: {type: string}
        content: {type: string}
    ResponseErrorEvent:
      type: object
      required: [message, code]
      properties:
        type: {type: string, const: conversation.response.error}
        message: {type: string}
        code: {type: integer}
"""
MESSAGES = [{"role": "user", "content": "Hello!"}]
QUESTION: dict[str, Any] = {"model": "mistral-small-latest", "messages": MESSAGES}


def chunk(delta: dict[str, Any], reason: str | None = None) -> dict[str, Any]:
    return {
        "id": "cmpl-e5cc70bb28c444948073e77776eb30ef",
        "object": "chat.completion.chunk",
        "created": 1702256327,
        "model": "mistral-small-latest",
        "choices": [{"index": 0, "delta": delta, "finish_reason": reason}],
    }


CHUNKS = [
    chunk({"role": "assistant", "content": ""}),
    chunk({"content": "Hi"}),
    chunk({"content": "!"}, "stop"),
]
EVENTS = [
    {"type": "conversation.response.started", "conversation_id": "conv_1"},
    {"type": "message.output.delta", "id": "msg_1", "content": "Hi!"},
    {"type": "conversation.response.error", "message": "Overloaded", "code": 3000},
]


def respond(seen: Seen) -> Reply:
    lines = [f"event: {one['type']}\ndata: {json.dumps(one)}\n\n" for one in EVENTS]
    if seen.path == "/v1/chat/completions":
        lines = [f"data: {json.dumps(one)}\n\n" for one in CHUNKS] + ["data: [DONE]\n\n"]
    return Reply(200, headers={"Content-Type": "text/event-stream"}, chunks=map(str.encode, lines))


@pytest.fixture
def mistral() -> Iterator[Server]:
    server = Server()
    server.handler = respond
    yield server
    server.stop()


@pytest.fixture(scope="module", params=["excerpt", "document"])
def api(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Generated]:
    folder = tmp_path_factory.mktemp("mistral")
    document = DOCUMENT
    if request.param == "excerpt":
        document = folder / "excerpt.yaml"
        document.write_text(EXCERPT)
    if not document.is_file():
        pytest.skip("../shared/surfaces is not available, which has the whole document")
    config = Config(
        document=document, package=f"mistral_{request.param}", client="Client", out=None
    )
    with ExitStack() as stack:
        yield stack.enter_context(client_of(config, folder))


def test_official_client(mistral: Server) -> None:
    """It passes with mistralai 3.7.0, installed into a folder of its own on `PYTHONPATH`."""
    client = pytest.importorskip(
        "mistralai.client",
        reason="mistralai is not installed: its module `jsonpath` replaces that of python-jsonpath",
    )
    with client.Mistral(api_key="key", server_url=mistral.url) as api:
        events = list(api.chat.stream(**QUESTION))
        assert [one.data.choices[0].delta.content for one in events] == ["", "Hi", "!"]
        events = list(api.beta.conversations.start_stream(inputs="Hello!"))
        assert [one.event for one in events] == [one["type"] for one in EVENTS]


def check_chunks(api: Generated, events: list[Any]) -> None:
    """Fail unless these are the chunks, in their models."""
    assert {type(one) for one in events} == {api.models.CompletionEvent}
    assert [api.package.to_dict(one.data) for one in events] == CHUNKS


def check_events(api: Generated, events: list[Any]) -> None:
    """Fail unless these are the events, each with the model of its type."""
    models = api.models
    assert [one.event for one in events] == [one["type"] for one in EVENTS]
    assert [type(one.data) for one in events] == [
        models.ResponseStartedEvent,
        models.MessageOutputEvent,
        models.ResponseErrorEvent,
    ]
    assert (events[1].data.content, events[2].data.code) == ("Hi!", 3000)


def start(client: Any) -> Any:
    resource = client.beta_conversations
    return resource.start_agents_api_v1_conversations_stream(inputs="Hello!")


def test_sync(api: Generated, mistral: Server) -> None:
    with api.client(base_url=mistral.url, token="key", strict=True) as client:
        check_chunks(api, list(client.chat.completions.create(**QUESTION, stream=True)))
        check_events(api, list(start(client)))
        named = list(client.chat.completions.create(**QUESTION, stream=True).events())
        assert [(one.event, one.data.data.model) for one in named] == [
            ("message", QUESTION["model"])
        ] * 3


def test_async(api: Generated, mistral: Server) -> None:
    async def run() -> None:
        async with api.async_client(base_url=mistral.url, token="key", strict=True) as client:
            stream = await client.chat.completions.create(**QUESTION, stream=True)
            check_chunks(api, [one async for one in stream])
            check_events(api, [one async for one in start(client)])

    asyncio.run(run())


PROGRAM = """
from typing import assert_type

from PACKAGE import AsyncClient, AsyncStream, Client, Stream, models


def sync(client: Client) -> None:
    stream = client.chat.completions.create(
        model="mistral-small-latest", messages=[{"role": "user", "content": "Hello!"}], stream=True
    )
    assert_type(stream, Stream[models.CompletionEvent])
    for event in stream:
        assert_type(event.data, models.CompletionChunk)
        print(event.data.choices[0].delta.content)
        print(event.choices)  # wrong
    beta = client.beta_conversations
    for named in beta.start_agents_api_v1_conversations_stream(inputs="Hello!"):
        match named.data:
            case models.MessageOutputEvent(content=content):
                print(content)
            case models.ResponseErrorEvent(code=code):
                assert_type(code, int)
            case _:
                pass


async def asynchronous(client: AsyncClient) -> None:
    stream = await client.chat.completions.create(
        model="mistral-small-latest", messages=[{"role": "user", "content": "Hello!"}], stream=True
    )
    assert_type(stream, AsyncStream[models.CompletionEvent])
    async for event in stream:
        print(event.data.choices[0].delta.content)
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
