"""JSON text sequences (RFC 7464): `application/json-seq` and `+json-seq`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated, Recorder

ITEM = {"type": "object", "properties": {"n": {"type": "integer"}}}


class Chunks(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body in chunks of one size."""

    def __init__(self, body: bytes, size: int) -> None:
        self._chunks = [body[start : start + size] for start in range(0, len(body), size)]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._chunks)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


@pytest.fixture
def api(generated: Callable[..., Generated]) -> Generated:
    content = {"application/json-seq": {"schema": {"type": "integer"}}}
    posted = {"application/geo+json-seq": {"schema": {"type": "array", "items": ITEM}}}
    done = {"204": {"description": "Done."}}
    return generated(
        {
            "paths": {
                "/numbers": {
                    "get": {
                        "operationId": "listNumbers",
                        "tags": ["numbers"],
                        "responses": {"200": {"description": "Numbers.", "content": content}},
                    },
                    "post": {
                        "operationId": "sendNumbers",
                        "tags": ["numbers"],
                        "requestBody": {"required": True, "content": posted},
                        "responses": done,
                    },
                }
            }
        }
    )


def streamed(api: Generated, body: bytes, size: int) -> list[Any]:
    """The values of a response, equal for the sync and the async client."""

    def handler(request: httpx2.Request) -> httpx2.Response:
        headers = {"content-type": "application/json-seq"}
        return httpx2.Response(200, headers=headers, stream=Chunks(body, size))

    with api.client(handler) as client:
        values = list(client.numbers.list())

    async def iterate() -> list[Any]:
        async with api.async_client(handler) as client:
            return [value async for value in client.numbers.list()]

    assert asyncio.run(iterate()) == values
    return values


@pytest.mark.parametrize("size", range(1, 12))
def test_values_in_chunks_of_any_size(api: Generated, size: int) -> None:
    assert streamed(api, b"\x1e1\n\x1e22\n\x1e\n\x1e\n333\n", size) == [1, 22, 333]


@pytest.mark.parametrize(("body", "values"), [(b"\x1e1\n\x1e2", [1]), (b"\x1e1\n\x1e2\n", [1, 2])])
def test_truncated_number_is_dropped(api: Generated, body: bytes, values: list[int]) -> None:
    assert streamed(api, body, 64) == values


def test_truncated_value_is_invalid(api: Generated) -> None:
    with pytest.raises(api.errors.ResponseValidationError, match="JSON"):
        streamed(api, b"\x1e1\n\x1e[2", 64)


def test_values_are_sent_with_separators(api: Generated) -> None:
    recorder = Recorder(204)
    with api.client(recorder) as client:
        client.numbers.send(body=[{"n": 1}, {"n": 2}])
    assert recorder.request.content == b'\x1e{"n":1}\n\x1e{"n":2}\n'
    assert recorder.request.headers["content-type"] == "application/geo+json-seq"


def test_fake_sends_sequence(api: Generated) -> None:
    with api.module("testing").FakeApi().client() as client:
        assert [type(value) for value in client.numbers.list()] == [int]
