"""Timeouts, logging, response metadata, headers and open models."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Server


def test_timeouts_are_finite_by_default(runtime: Any) -> None:
    options = runtime("options")
    deadline = runtime("call.call").Deadline
    default = options.to_timeout(None)
    for name in ("connect", "read", "write", "pool", "total"):
        assert 0 < getattr(default, name) <= 120
    assert options.to_timeout(3).total == 3.0
    phases = deadline(options.Timeout(total=2)).get_timeouts()
    assert all(0 < seconds <= 2 for seconds in phases.values())
    phases = deadline(options.Timeout(total=None, read=None)).get_timeouts()
    assert phases == {"connect": 5.0, "read": None, "write": 30.0, "pool": 10.0}


@pytest.mark.parametrize("value", [0, -1, float("nan")])
def test_invalid_timeout_is_refused(petshop: Any, runtime: Any, value: float) -> None:
    for name in ("connect", "read", "write", "pool", "total"):
        with pytest.raises(petshop.errors.ConfigurationError, match=name):
            runtime("options").Timeout(**{name: value})


def test_read_timeout(drive: Driver, server: Server, petshop: Any, runtime: Any) -> None:
    server.reply(Reply(200, {}, delay=1.0))
    timeout = runtime("options").Timeout(read=0.1)
    with pytest.raises(petshop.errors.APITimeoutError) as caught:
        drive(lambda client: client.pets.fetch("p1"), timeout=timeout, max_retries=1)
    assert caught.value.attempts == len(server.seen) == 2  # GET is retried


def test_requests_are_logged_at_debug(
    drive: Driver, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    server.reply(
        Reply(503, headers={"X-Request-Id": "RQ0"}),
        Reply(200, {"id": "p1", "name": "Rex"}, {"X-Request-Id": "RQ1"}),
    )
    with caplog.at_level(logging.DEBUG, logger="petshop"):
        drive(lambda client: client.pets.fetch("IDENTITY"))
    lines = [record.getMessage() for record in caplog.records if record.name == "petshop"]
    assert [line.partition(" in ")[0] for line in lines] == [
        "GET /pets/{id}: 503",
        "GET /pets/{id}: 200",
    ]
    assert "request RQ0, attempt 1" in lines[0]
    assert "request RQ1, attempt 2" in lines[1]
    assert "IDENTITY" not in "".join(lines)


def test_nothing_is_printed_by_default(
    drive: Driver, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    server.reply(Reply(200, {"id": 5}))
    drive(lambda client: client.pets.fetch("p1"))
    assert capfd.readouterr() == ("", "")


def test_with_response_returns_metadata(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, b'{"id": "p1", "name": "Rex"}', {"X-Request-Id": "RQ1", "X-A": "1"}))
    response = drive(lambda client: client.with_response(client.pets.fetch, "p1"))
    assert response.value.name == "Rex"
    assert (response.status_code, response.request_id, response.attempts) == (200, "RQ1", 1)
    assert response.content == b'{"id": "p1", "name": "Rex"}'
    assert response.headers["x-a"] == "1"
    assert response.elapsed > 0
    with pytest.raises(KeyError):
        response.headers["nope"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Twilio-Request-Id", True),
        ("X-Request-ID", True),
        ("x-amzn-RequestId", True),
        ("Id", False),
    ],
)
def test_request_id_headers(runtime: Any, name: str, found: bool) -> None:
    headers = runtime("http.headers")
    headers_ = headers.Headers([("Date", "x"), (name, "RQ")])
    assert (headers.find_request_id(headers_) == "RQ") is found


def test_repeated_header(runtime: Any) -> None:
    headers = runtime("http.headers").Headers([("Set-Cookie", "a=1"), ("set-cookie", "b=2")])
    assert headers["SET-COOKIE"] == "a=1, b=2"
    assert headers.all("Set-Cookie") == ("a=1", "b=2")
    assert "a=1" not in repr(headers)


def test_open_model(petshop: Any) -> None:
    home = petshop.models.Home(street="s")
    assert home == petshop.models.Home(street="s")
    assert home != petshop.models.Home(street="t")
    home.additional_properties["a"] = 1
    assert petshop.models.Home(street="s").additional_properties == {}
    with pytest.raises(TypeError, match="needs the field 'street'"):
        petshop.models.Home()
    with pytest.raises(TypeError, match="no field 'tint'"):
        petshop.models.Home(street="s", tint="red")
