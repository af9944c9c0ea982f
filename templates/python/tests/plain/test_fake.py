"""The fake accepts every call of the client, and the client decodes its responses strictly."""

from __future__ import annotations

import pytest

from .calls import CALL_CASES
from .client import FakeApi, errors
from .support import CallCase, consume, consume_async

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

FAKE = FakeApi(forgiving=True)


@pytest.mark.parametrize("case", CALL_CASES, ids=str)
def test_fake(case: CallCase) -> None:
    FAKE.reset()
    with FAKE.client(strict=True, max_retries=0) as api:
        try:
            consume(case.call(api))
        except errors.RedirectError:
            assert FAKE.problems == []
    check(case)


@pytest.mark.anyio
@pytest.mark.parametrize("case", CALL_CASES, ids=str)
async def test_async_fake(case: CallCase) -> None:
    FAKE.reset()
    async with FAKE.async_client(strict=True, max_retries=0) as api:
        try:
            await consume_async(case.call(api))
        except errors.RedirectError:
            assert FAKE.problems == []
    check(case)


def check(case: CallCase) -> None:
    """Fail if the fake found a problem, or another operation."""
    assert FAKE.problems == []
    # The request after a redirect belongs to no operation; one that was challenged is repeated.
    accepted = [one.operation for one in FAKE.requests if one.operation and one.status != 401]
    assert accepted == [case.operation]
