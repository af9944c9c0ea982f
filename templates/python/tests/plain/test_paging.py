"""Paginated operations return the items of all pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .calls import CALL_CASES
from .client import async_client, client, package
from .support import RecordingTransport, SampleResponse, load_responses, same

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

CALLS = {case.operation: case.call for case in reversed(CALL_CASES)}
PAGES = [
    pytest.param(operation, data["pages"], id=operation)
    for operation, data in load_responses().items()
    if "pages" in data
]


def check(pages: dict[str, Any], transport: RecordingTransport, items: list[Any]) -> None:
    """Fail if an item is missing, or the second page was requested in another way."""
    first, second = transport.requests
    assert same(json.loads(package.to_json(items)), pages["items"])
    assert pages["second_query"].items() <= dict(second.url.params).items()
    assert first.url.path == second.url.path


@pytest.mark.parametrize(("operation", "pages"), PAGES)
def test_paging(operation: str, pages: dict[str, Any]) -> None:
    transport = RecordingTransport(*(SampleResponse(**one) for one in pages["responses"]))
    with client(transport, strict=True, max_retries=0) as api:
        items = list(CALLS[operation](api))
    check(pages, transport, items)


@pytest.mark.anyio
@pytest.mark.parametrize(("operation", "pages"), PAGES)
async def test_async_paging(operation: str, pages: dict[str, Any]) -> None:
    transport = RecordingTransport(*(SampleResponse(**one) for one in pages["responses"]))
    async with async_client(transport, strict=True, max_retries=0) as api:
        items = [item async for item in CALLS[operation](api)]
    check(pages, transport, items)
