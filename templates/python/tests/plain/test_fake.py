"""The fake accepts every call of the client, and the client decodes its responses strictly."""

from __future__ import annotations

from typing import Any

import pytest

from .calls import CALL_CASES
from .client import FakeApi, errors
from .support import CallCase, call

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

FAKE = FakeApi(forgiving=True)


@pytest.mark.parametrize("open_client", [FAKE.client, FAKE.async_client], ids=["sync", "async"])
@pytest.mark.parametrize("case", CALL_CASES, ids=str)
def test_fake(case: CallCase, open_client: Any) -> None:
    FAKE.reset()
    try:
        call(open_client(strict=True, max_retries=0), case.call)
    except errors.RedirectError:
        pass
    assert FAKE.problems == []
    # The request after a redirect belongs to no operation; one that was challenged is repeated.
    accepted = [one.operation for one in FAKE.requests if one.operation and one.status != 401]
    assert accepted == [case.operation]
