"""Each call sends exactly the request that the document describes, sync and async."""

from __future__ import annotations

from typing import Any

import pytest

from . import support
from .calls import CALL_CASES
from .support import CallCase, SampleResponse

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

RESPONSES = support.load_responses()


def choose_success(case: CallCase) -> SampleResponse:
    """A response for which the call raises no error."""
    for response in RESPONSES[case.operation]["responses"]:
        if "error" not in response and response.get("accept") == case.accept:
            return SampleResponse(**response)
    return SampleResponse(status=204)


@support.both_clients
@pytest.mark.parametrize("case", CALL_CASES, ids=str)
def test_request(case: CallCase, open_client: Any) -> None:
    transport = support.RecordingTransport(choose_success(case))
    support.call(open_client(transport, strict=False, max_retries=0), case.call)
    case.check(transport.requests[0])
    assert len(transport.requests) == 1


def test_every_operation_is_called() -> None:
    called: set[Any] = {case.operation for case in CALL_CASES}
    assert called == RESPONSES.keys()
