"""Retries of failed calls: as the document declares, otherwise as the HTTP method permits."""

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
    ("call", "retried"),
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
def test_failed_call_is_retried_if_safe(
    api: Generated, call: Callable[[Any], Any], retried: bool
) -> None:
    requests: list[httpx2.Request] = []

    def respond(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        failed = len(requests) == 1
        return httpx2.Response(503 if failed else 204, headers={"retry-after": "0"})

    with api.client(respond) as client:
        if retried:
            call(client)
        else:
            with pytest.raises(api.errors.ServerError):
                call(client)
    assert len(requests) == 1 + retried
    keys = {request.headers.get("idempotency-key") for request in requests}
    assert len(keys) == 1


def test_declared_retries_are_generated(api: Generated) -> None:
    assert "repeatable=False" in api.text("operations/fern.py")
    assert "repeatable=True" in api.text("operations/speakeasy.py")
    assert "repeatable" not in api.text("operations/keyed.py")


@pytest.mark.parametrize(
    ("call", "retried"),
    [
        (lambda c: c.jobs.list(), True),
        (lambda c: c.jobs.create(), True),
        (lambda c: c.jobs.replace_many(), False),
        (lambda c: c.jobs.change(), False),
    ],
)
def test_retries_declared_at_root_apply_to_all_operations(
    case: Callable[[str], Generated], call: Callable[[Any], Any], retried: bool
) -> None:
    api = case("retries-root")
    respond = Recorder(503, headers={"retry-after": "0"})
    with api.client(respond, max_retries=1) as client, pytest.raises(api.errors.ServerError):
        call(client)
    assert len(respond.requests) == 1 + retried
