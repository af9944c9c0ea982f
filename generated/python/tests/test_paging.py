"""Lists that go on are walked to their end, page by page, as the document says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .calls import REQUESTS
from .client import async_client, client, package
from .support import Answer, Wire, answers, same

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

CALLS = {request.operation: request.call for request in reversed(REQUESTS)}
WALKS = [
    pytest.param(operation, data["walk"], id=operation)
    for operation, data in answers()
    if "walk" in data
]


def check(walk: dict[str, Any], wire: Wire, items: list[Any]) -> None:
    """Fails where an item is missing, or the second page was asked for in another way."""
    first, second = wire.requests
    assert same(json.loads(package.to_json(items)), walk["items"])
    assert walk["asks"].items() <= dict(second.url.params).items()
    assert first.url.path == second.url.path


@pytest.mark.parametrize(("operation", "walk"), WALKS)
def test_walk(operation: str, walk: dict[str, Any]) -> None:
    wire = Wire(*(Answer(**page) for page in walk["pages"]))
    with client(wire, strict=True, max_retries=0) as api:
        items = list(CALLS[operation](api))
    check(walk, wire, items)


@pytest.mark.anyio
@pytest.mark.parametrize(("operation", "walk"), WALKS)
async def test_async_walk(operation: str, walk: dict[str, Any]) -> None:
    wire = Wire(*(Answer(**page) for page in walk["pages"]))
    async with async_client(wire, strict=True, max_retries=0) as api:
        items = [item async for item in CALLS[operation](api)]
    check(walk, wire, items)
