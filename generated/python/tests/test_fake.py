"""The fake takes every call of the client, finds nothing wrong, and its answers are understood."""

from __future__ import annotations

import pytest

from .calls import REQUESTS
from .client import FakeApi, errors
from .support import Request, finished, finished_async

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

FAKE = FakeApi(forgiving=True)


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_fake(request_: Request) -> None:
    FAKE.reset()
    with FAKE.client(strict=True, max_retries=0) as api:
        try:
            finished(request_.call(api))
        except errors.RedirectError:
            assert FAKE.problems == []
    check(request_)


@pytest.mark.anyio
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
async def test_async_fake(request_: Request) -> None:
    FAKE.reset()
    async with FAKE.async_client(strict=True, max_retries=0) as api:
        try:
            await finished_async(request_.call(api))
        except errors.RedirectError:
            assert FAKE.problems == []
    check(request_)


def check(request_: Request) -> None:
    """Fails where the fake found a fault, or took the request for another."""
    assert FAKE.problems == []
    # Where the answer was a redirect, what follows belongs to no operation.
    assert [one.operation for one in FAKE.requests if one.operation] == [request_.operation]
