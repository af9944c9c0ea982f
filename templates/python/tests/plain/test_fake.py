"""The fake accepts every call of the client, and the client decodes its responses strictly."""

from __future__ import annotations

import pytest

from .calls import REQUESTS
from .client import FakeApi, errors
from .support import Request, consume, consume_async

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

FAKE = FakeApi(forgiving=True)


@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_fake(request_: Request) -> None:
    FAKE.reset()
    with FAKE.client(strict=True, max_retries=0) as api:
        try:
            consume(request_.call(api))
        except errors.RedirectError:
            assert FAKE.problems == []
    check(request_)


@pytest.mark.anyio
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
async def test_async_fake(request_: Request) -> None:
    FAKE.reset()
    async with FAKE.async_client(strict=True, max_retries=0) as api:
        try:
            await consume_async(request_.call(api))
        except errors.RedirectError:
            assert FAKE.problems == []
    check(request_)


def check(request_: Request) -> None:
    """Fail if the fake found a problem, or another operation."""
    assert FAKE.problems == []
    # The request after a redirect belongs to no operation; one that was challenged is repeated.
    accepted = [one.operation for one in FAKE.requests if one.operation and one.status != 401]
    assert accepted == [request_.operation]
