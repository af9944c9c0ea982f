"""Each documented answer is understood: successes as what they hold, others as their error."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .calls import REQUESTS
from .client import async_client, client, errors, package
from .support import UNSAID, Answer, Wire, answers, finished, finished_async, same

pytestmark = pytest.mark.filterwarnings("ignore:The API has deprecated:DeprecationWarning")

CALLS = {request.operation: request.call for request in reversed(REQUESTS)}
CASES = [
    pytest.param(
        operation, Answer(**answer), data.get("items"), id=f"{operation}-{answer['status']}"
    )
    for operation, data in answers()
    for answer in data["answers"]
]


def check(answer: Answer, items: list[str] | None, result: Any) -> None:
    """Fails where the call gave something else than the answer holds."""
    assert answer.error is None, f"{answer.error} was not raised"
    if answer.gives is UNSAID:
        return
    expected = answer.gives
    if items is not None:
        for name in items:
            expected = (expected or {}).get(name)
        result, expected = list(result), expected or []
    if isinstance(result, str | bytes) and not isinstance(expected, list | dict):
        got: Any = result.decode() if isinstance(result, bytes) else result
    else:
        got = json.loads(package.to_json(result))
    assert same(got, expected), got


def check_error(answer: Answer, error: errors.APIStatusError) -> None:
    """Fails where the error is not that of the answer, or does not hold its body."""
    assert answer.error is not None, error
    assert type(error).__name__ == answer.error
    assert error.status_code == answer.status
    if answer.media_type is not None and "json" in answer.media_type:
        assert error.body == json.loads(answer.body)


@pytest.mark.parametrize(("operation", "answer", "items"), CASES)
def test_answer(operation: str, answer: Answer, items: list[str] | None) -> None:
    with client(Wire(answer), strict=True, max_retries=0) as api:
        try:
            result = finished(CALLS[operation](api))
        except errors.APIStatusError as error:
            check_error(answer, error)
        else:
            check(answer, items, result)


@pytest.mark.anyio
@pytest.mark.parametrize(("operation", "answer", "items"), CASES)
async def test_async_answer(operation: str, answer: Answer, items: list[str] | None) -> None:
    async with async_client(Wire(answer), strict=True, max_retries=0) as api:
        try:
            result = await finished_async(CALLS[operation](api))
        except errors.APIStatusError as error:
            check_error(answer, error)
        else:
            check(answer, items, result)
