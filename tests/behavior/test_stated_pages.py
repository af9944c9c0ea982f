"""Pagination by page numbers that the response states, as in Spring Data."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated

INTEGER = {"type": "integer"}
DOCUMENT: dict[str, Any] = {
    "paths": {
        "/owners": {
            "get": {
                "operationId": "listOwners",
                "tags": ["owners"],
                "parameters": [
                    {"name": "page", "in": "query", "schema": INTEGER},
                    {"name": "size", "in": "query", "schema": INTEGER},
                ],
                "responses": {
                    "200": {
                        "description": "A page.",
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "properties": {
                                        "content": {"type": "array", "items": {"type": "string"}},
                                        "number": INTEGER,
                                        "totalPages": INTEGER,
                                        "last": {"type": "boolean"},
                                    },
                                }
                            }
                        },
                    }
                },
            }
        }
    }
}


class Api:
    """Pages of an API that counts them from `first`."""

    def __init__(self, first: int, *, last: bool = True) -> None:
        self.first = first
        self.last = last
        self.requested: list[str | None] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requested.append(request.url.params.get("page"))
        number = int(request.url.params.get("page", self.first))
        index = number - self.first
        body: dict[str, Any] = {"number": number, "totalPages": 2}
        body["content"] = ["abc"[index * 2 : index * 2 + 2]] if index < 2 else []
        if self.last:
            body["last"] = index >= 1
        return httpx2.Response(200, json=body)


@pytest.fixture
def api(generated: Callable[..., Generated]) -> Generated:
    return generated(DOCUMENT)


@pytest.mark.parametrize(
    ("first", "last", "requested"),
    [
        (0, True, [None, "1"]),
        (1, True, [None, "2"]),
        (0, False, [None, "1", "2"]),
        (1, False, [None, "2"]),
    ],
)
def test_next_page_is_after_stated_page(
    api: Generated, first: int, last: bool, requested: list[str | None]
) -> None:
    handler = Api(first, last=last)
    with api.client(handler) as client:
        assert list(client.owners.list()) == ["ab", "c"]
    assert handler.requested == requested

    async def iterate() -> list[str]:
        async with api.async_client(handler) as client:
            return [item async for item in client.owners.list()]

    assert asyncio.run(iterate()) == ["ab", "c"]


def test_page_that_states_wrong_number(api: Generated) -> None:
    body = {"content": ["a"], "number": 4, "totalPages": 9}
    client = api.client(lambda request: httpx2.Response(200, json=body))
    with client, pytest.raises(api.errors.PagingError, match="already fetched"):
        list(client.owners.list())


def test_fake_states_page_numbers(api: Generated) -> None:
    testing = api.module("testing")
    with testing.FakeApi(page_size=1).client() as client:
        page = client.owners.list().first_page()
        assert page.response.value.number == 0
        assert page.response.value.total_pages == len(list(client.owners.list().pages()))
