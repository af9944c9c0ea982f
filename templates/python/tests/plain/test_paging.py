"""Paginated operations return the items of all pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .calls import CALL_CASES
from .client import package
from .support import RecordingTransport, SampleResponse, both_clients, call, load_responses, same

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

CALLS = {case.operation: case.call for case in reversed(CALL_CASES)}
PAGES = [
    pytest.param(operation, data["pages"], id=operation)
    for operation, data in load_responses().items()
    if "pages" in data
]


@both_clients
@pytest.mark.parametrize(("operation", "pages"), PAGES)
def test_paging(operation: str, pages: dict[str, Any], open_client: Any) -> None:
    transport = RecordingTransport(*(SampleResponse(**one) for one in pages["responses"]))
    api = open_client(transport, strict=True, max_retries=0)
    items = call(api, CALLS[operation], all_pages=True)
    first, second = transport.requests
    assert same(json.loads(package.to_json(items)), pages["items"])
    if "request_path" in pages:
        sent = json.loads(second.content)
        for name in pages["request_path"]:
            sent = sent[name]
        assert pages["second_query"].items() <= sent.items()
    else:
        query = {name: str(value) for name, value in pages["second_query"].items()}
        assert query.items() <= dict(second.url.params).items()
    assert first.url.path == second.url.path
