"""Each call sends exactly the request that the document describes, sync and async."""

from __future__ import annotations

from typing import Any

import pytest

from .calls import CALL_CASES
from .client import async_client, client
from .support import (
    RecordingTransport,
    CallCase,
    SampleResponse,
    consume,
    consume_async,
    load_responses,
)

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

RESPONSES = load_responses()


def choose_success(case: CallCase) -> SampleResponse:
    """A response for which the call raises no error."""
    for response in RESPONSES[case.operation]["responses"]:
        if "error" not in response:
            return SampleResponse(**response)
    return SampleResponse(status=204)


@pytest.mark.parametrize("case", CALL_CASES, ids=str)
def test_request(case: CallCase) -> None:
    transport = RecordingTransport(choose_success(case))
    with client(transport, strict=False, max_retries=0) as api:
        consume(case.call(api))
    case.check(transport.requests[0])
    assert len(transport.requests) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("case", CALL_CASES, ids=str)
async def test_async_request(case: CallCase) -> None:
    transport = RecordingTransport(choose_success(case))
    async with async_client(transport, strict=False, max_retries=0) as api:
        await consume_async(case.call(api))
    case.check(transport.requests[0])
    assert len(transport.requests) == 1


def test_every_operation_is_called() -> None:
    called: set[Any] = {case.operation for case in CALL_CASES}
    assert called == RESPONSES.keys()
