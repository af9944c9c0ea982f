"""Each declared response is decoded: a success to its value, any other to its error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from . import support
from .calls import CALL_CASES
from .client import errors, models, package
from .support import SampleResponse

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

CALLS = {(case.operation, case.accept): case.call for case in reversed(CALL_CASES)}
CASES = [
    pytest.param(
        operation,
        SampleResponse(**response),
        None if "accept" in response else data.get("items"),
        id=f"{operation}-{response['status']}{response.get('accept', '')}",
    )
    for operation, data in support.load_responses().items()
    for response in data["responses"]
]


def check(response: SampleResponse, items: list[str] | None, result: Any) -> None:
    """Fail if the call returned another value."""
    assert response.error is None, f"{response.error} was not raised"
    if response.value is support.UNKNOWN:
        return
    expected = response.value
    if items is not None:
        for name in items:
            expected = (expected or {}).get(name)
        result, expected = list(result), expected or []
    got: Any = result
    if isinstance(result, bytes) and expected == response.body:
        got = result.decode()
    elif not isinstance(result, str) or isinstance(expected, list | dict):
        got = json.loads(package.to_json(result))
    assert support.same(got, expected), got


def check_error(response: SampleResponse, error: errors.APIStatusError) -> None:
    """Fail if the error is another one, or lacks the body."""
    assert response.error is not None, error
    assert type(error).__name__ == response.error
    assert error.status_code == response.status
    if response.value is not support.UNKNOWN:
        got = json.loads(package.to_json(error.body))
        assert support.same(got, response.value), got
    if response.model is not None:
        assert isinstance(error.body, getattr(models, response.model))


@support.both_clients
@pytest.mark.parametrize(("operation", "response", "items"), CASES)
def test_response(
    operation: str, response: SampleResponse, items: list[str] | None, open_client: Any
) -> None:
    api = open_client(support.RecordingTransport(response), strict=True, max_retries=0)
    try:
        result = support.call(api, CALLS[operation, response.accept])
    except errors.APIStatusError as error:
        check_error(response, error)
    else:
        check(response, items, result)
