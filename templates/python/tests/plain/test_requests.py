"""Each call sends exactly the request that the document describes, sync and async."""

from __future__ import annotations

from typing import Any

import pytest

from .calls import REQUESTS
from .client import async_client, client
from .support import (
    RecordingTransport,
    Request,
    SampleResponse,
    consume,
    consume_async,
    load_responses,
)

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

RESPONSES = load_responses()


def success(request: Request) -> SampleResponse:
    """A response for which the call raises no error."""
    for response in RESPONSES[request.operation]["responses"]:
        if "error" not in response:
            return SampleResponse(**response)
    return SampleResponse(status=204)


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_request(request_: Request) -> None:
    transport = RecordingTransport(success(request_))
    with client(transport, strict=False, max_retries=0) as api:
        consume(request_.call(api))
    request_.check(transport.requests[0])
    assert len(transport.requests) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
async def test_async_request(request_: Request) -> None:
    transport = RecordingTransport(success(request_))
    async with async_client(transport, strict=False, max_retries=0) as api:
        await consume_async(request_.call(api))
    request_.check(transport.requests[0])
    assert len(transport.requests) == 1


def test_every_operation_is_called() -> None:
    called: set[Any] = {request.operation for request in REQUESTS}
    assert called == RESPONSES.keys()
