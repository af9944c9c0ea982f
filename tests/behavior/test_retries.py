"""Repeating a failed call: as the document states it, else as the HTTP method allows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated, Recorder


@pytest.fixture
def api(case: Callable[[str], Generated]) -> Generated:
    return case("retries")


@pytest.mark.parametrize(
    ("call", "repeated"),
    [
        (lambda c: c.jobs.list(), True),
        (lambda c: c.jobs.create(), False),
        (lambda c: c.jobs.replace_many(), False),
        (lambda c: c.jobs.change(), True),
        (lambda c: c.fern.get(), False),
        (lambda c: c.speakeasy.create(), True),
        (lambda c: c.speakeasy.get(), False),
        (lambda c: c.keyed.create(), True),
    ],
)
def test_a_call_that_failed_once(
    api: Generated, call: Callable[[Any], Any], repeated: bool
) -> None:
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        failed = len(requests) == 1
        return httpx2.Response(503 if failed else 204, headers={"retry-after": "0"})

    with api.client(answer) as client:
        if repeated:
            call(client)
        else:
            with pytest.raises(api.errors.ServerError):
                call(client)
    assert len(requests) == 1 + repeated
    keys = {request.headers.get("idempotency-key") for request in requests}
    assert len(keys) == 1


def test_what_is_stated_is_a_fact_of_the_operation(api: Generated) -> None:
    assert "repeatable=False" in api.text("operations/fern.py")
    assert "repeatable=True" in api.text("operations/speakeasy.py")
    assert "repeatable" not in api.text("operations/keyed.py")


@pytest.mark.parametrize(
    ("call", "repeated"),
    [
        (lambda c: c.jobs.list(), True),
        (lambda c: c.jobs.create(), True),
        (lambda c: c.jobs.replace_many(), False),
        (lambda c: c.jobs.change(), False),
    ],
)
def test_the_root_of_the_document_states_it_for_all(
    case: Callable[[str], Generated], call: Callable[[Any], Any], repeated: bool
) -> None:
    api = case("retries-root")
    answer = Recorder(503, headers={"retry-after": "0"})
    with api.client(answer, max_retries=1) as client, pytest.raises(api.errors.ServerError):
        call(client)
    assert len(answer.requests) == 1 + repeated
