"""A FastAPI application that streams if `stream` is true, and the client of its own document.

FastAPI validates the requests and encodes the responses, so it is the judge of both.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from fastapi.responses import Response, StreamingResponse
from pydantic import BaseModel

from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated, generate


class ChatMessage(BaseModel):
    role: str
    content: str


class ChatRequest(BaseModel):
    messages: list[ChatMessage]
    stream: bool = False
    temperature: float | None = None


class ChatReply(BaseModel):
    message: ChatMessage


class ChatChunk(BaseModel):
    delta: str
    done: bool = False


def build_app() -> FastAPI:
    app = FastAPI(title="Shop", servers=[{"url": "https://shop.example"}])
    events = {"text/event-stream": {"schema": ChatChunk.model_json_schema()}}

    @app.post(
        "/chat/completions",
        tags=["chat"],
        response_model=ChatReply,
        responses={200: {"content": events, "model": ChatReply}},
    )
    def chat_completions(body: ChatRequest) -> Any:
        words = body.messages[-1].content.split()
        if not body.stream:
            return ChatReply(message=ChatMessage(role="assistant", content=" ".join(words[::-1])))

        def send() -> Iterator[str]:
            for number, word in enumerate(reversed(words), 1):
                chunk = ChatChunk(delta=word, done=number == len(words))
                yield f"data: {chunk.model_dump_json()}\n\n"
            yield "data: [DONE]\n\n"

        return StreamingResponse(send(), media_type="text/event-stream")

    @app.get(
        "/orders/{order_id}/invoice",
        tags=["orders"],
        response_class=Response,
        responses={
            200: {"content": {"application/pdf": {}, "text/csv": {"schema": {"type": "string"}}}}
        },
    )
    def order_invoice(order_id: str) -> Response:
        return Response(f"%PDF {order_id}", media_type="application/pdf")

    return app


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Generated]:
    with generate(build_app().openapi(), tmp_path) as made:
        yield made


@pytest.fixture
def shop(server: Server) -> Server:
    """The application, which responds to what a server on 127.0.0.1 receives."""
    app = build_app()

    async def send(seen: Seen) -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url=server.url) as client:
            return await client.request(
                seen.method, seen.target, content=seen.body, headers=seen.headers
            )

    def respond(seen: Seen) -> Reply:
        response = asyncio.run(send(seen))
        return Reply(
            response.status_code,
            response.content,
            headers={"Content-Type": response.headers["content-type"]},
        )

    server.handler = respond
    return server


QUESTION = {"messages": [{"role": "user", "content": "a b c"}]}


def test_sync(api: Generated, shop: Server) -> None:
    with api.client(base_url=shop.url, strict=True) as client:
        assert client.chat.completions.create(**QUESTION).message.content == "c b a"
        chunks = [
            (chunk.delta, chunk.done)
            for chunk in client.chat.completions.create(**QUESTION, stream=True)
        ]
        assert chunks == [("c", False), ("b", False), ("a", True)]
        with pytest.raises(api.errors.UnprocessableEntityError, match="valid number"):
            list(client.chat.completions.create(**QUESTION, stream=True, temperature="warm"))
        assert client.orders.invoice("1") == b"%PDF 1"
        # The application ignores `Accept`, and the document has both media types.
        with pytest.raises(api.errors.ResponseValidationError, match="application/pdf"):
            client.orders.invoice("1", accept="text/csv")
    accepted = [one.headers["accept"].partition(",")[0] for one in shop.seen]
    assert accepted[:2] == ["application/json", "text/event-stream"]


def test_async(api: Generated, shop: Server) -> None:
    async def run() -> None:
        async with api.async_client(base_url=shop.url, strict=True) as client:
            assert (await client.chat.completions.create(**QUESTION)).message.content == "c b a"
            stream = await client.chat.completions.create(**QUESTION, stream=True)
            assert [chunk.delta async for chunk in stream] == ["c", "b", "a"]
            assert await client.orders.invoice("1") == b"%PDF 1"

    asyncio.run(run())
