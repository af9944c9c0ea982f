"""Each call makes exactly the request that the document describes, in both colours."""

from __future__ import annotations

from typing import Any

import pytest

from .calls import REQUESTS
from .client import async_client, client
from .support import Answer, Request, Wire, answers, finished, finished_async

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

ANSWERS = dict(answers())


def good(request: Request) -> Answer:
    """An answer that the call is content with."""
    for answer in ANSWERS[request.operation]["answers"]:
        if "error" not in answer:
            return Answer(**answer)
    return Answer(status=204)


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_request(request_: Request) -> None:
    wire = Wire(good(request_))
    with client(wire, strict=False, max_retries=0) as api:
        finished(request_.call(api))
    request_.check(wire.requests[0])
    assert len(wire.requests) == 1


@pytest.mark.anyio
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
async def test_async_request(request_: Request) -> None:
    wire = Wire(good(request_))
    async with async_client(wire, strict=False, max_retries=0) as api:
        await finished_async(request_.call(api))
    request_.check(wire.requests[0])
    assert len(wire.requests) == 1


def test_every_operation_is_called() -> None:
    called: set[Any] = {request.operation for request in REQUESTS}
    assert called == ANSWERS.keys()
