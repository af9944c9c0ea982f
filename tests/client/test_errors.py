"""Errors: the class hierarchy, error bodies of any shape, log messages, pickling, retries."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
from datetime import UTC
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Server

SHAPES: list[tuple[Any, str | None, str, int | str | None, str | None]] = [
    (
        {"code": 20404, "message": "No such pet", "more_info": "https://x/20404", "status": 404},
        None,
        "No such pet",
        20404,
        "https://x/20404",
    ),
    (
        {"type": "https://x/p", "title": "Not found", "status": 404, "detail": "No pet", "code": 7},
        "application/problem+json",
        "No pet",
        7,
        "https://x/p",
    ),
    ({"type": "about:blank", "title": "Gone", "status": 404}, None, "Gone", None, None),
    (
        {"errors": [{"code": "E1", "message": "Bad", "infoUrl": "https://x"}]},
        None,
        "Bad",
        "E1",
        "https://x",
    ),
    ({"error": {"code": "E2", "message": "Bad"}}, None, "Bad", "E2", None),
    ({"error": "invalid", "error_description": "Bad"}, None, "Bad", "invalid", None),
    ({"errors": ["Bad"]}, None, "Bad", None, None),
    ({"detail": [{"msg": "Bad", "loc": ["x"]}]}, None, "Bad", None, None),
    ([{"message": "Bad"}], None, "Bad", None, None),
    ("<html><title>404\n Not  here</title></html>", "text/html", "404 Not here", None, None),
    ("<html>", "text/html", "Not Found", None, None),
    ("No such\nthing", "text/plain", "No such thing", None, None),
    ("{", "application/json", "{", None, None),
    (b"\xff\xfd", None, "\ufffd\ufffd", None, None),
    (None, None, "Not Found", None, None),
    ({}, None, "Not Found", None, None),
    ({"message": {"x": 1}, "code": True}, None, "Not Found", None, None),
]


@pytest.mark.parametrize(("body", "kind", "message", "code", "more_info"), SHAPES)
def test_error_body_is_parsed(
    drive: Driver,
    server: Server,
    petshop: Any,
    body: Any,
    kind: str | None,
    message: str,
    code: Any,
    more_info: str | None,
) -> None:
    headers = {"Twilio-Request-Id": "RQ7", **({"Content-Type": kind} if kind else {})}
    server.reply(Reply(404, body, headers))
    with pytest.raises(petshop.errors.NotFoundError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    error = caught.value
    assert (error.status_code, error.message, error.code) == (404, message, code)
    assert (error.more_info, error.request_id, error.operation) == (more_info, "RQ7", "FetchPet")
    assert error.headers["twilio-REQUEST-id"] == "RQ7"
    if isinstance(body, (dict, list)):
        assert error.body == body
    assert str(error).startswith(f"404 {message}")
    assert "RQ7" in str(error)
    assert "FetchPet" in str(error)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (300, "RedirectError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (304, "NotModifiedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (418, "ClientStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_status_selects_error_class(
    drive: Driver, server: Server, petshop: Any, status: int, name: str
) -> None:
    server.reply(Reply(status))
    with pytest.raises(petshop.errors.APIStatusError) as caught:
        drive(lambda client: client.pets.fetch("p1"), max_retries=0)
    assert type(caught.value).__name__ == name
    assert isinstance(caught.value, petshop.errors.APIError)


def test_errors_can_be_pickled_and_copied(petshop: Any, runtime: Any) -> None:
    errors = petshop.errors
    headers = runtime("http.headers").Headers([("X-A", "1")])
    errors_ = [
        errors.NotFoundError("m", status_code=404, headers=headers, body={"a": [1]}, code=5),
        errors.APITimeoutError("m", operation="Op", attempts=3),
        errors.ResponseValidationError("m", path="$.a", expected="str", request_id="R"),
    ]
    simple = [
        kind("m")
        for kind in vars(errors).values()
        if inspect.isclass(kind)
        and issubclass(kind, errors.APIError)
        and not issubclass(kind, errors.APIStatusError)
    ]
    for error in [*errors_, *simple]:
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert type(again) is type(error)
            assert str(again) == str(error)
            assert {k: v for k, v in vars(again).items() if k != "headers"} == {
                k: v for k, v in vars(error).items() if k != "headers"
            }
    assert pickle.loads(pickle.dumps(errors_[0])).headers["x-a"] == "1"


def test_docstring_shows_actual_class_hierarchy(petshop: Any) -> None:
    errors = petshop.errors
    tree_lines = [line for line in errors.__doc__.splitlines() if "──" in line]
    assert len(tree_lines) == len(errors.__all__) - 1
    parents: list[str] = ["APIError"]
    for line in tree_lines:
        depth = line.index("──") // 4 - 1
        name = line.split("── ")[1].split()[0]
        kind = getattr(errors, name)
        assert kind.__mro__[1].__name__ == parents[depth], name
        parents[depth + 1 :] = [name]
        assert name in errors.__all__


def test_error_message_for_logs(petshop: Any) -> None:
    error = petshop.errors.RateLimitError(
        "Too many requests", status_code=429, code=20429, request_id="RQ1", operation="FetchPet"
    )
    assert str(error) == "429 Too many requests, code 20429, FetchPet, request RQ1"


def test_error_message_cannot_inject_log_lines(drive: Driver, server: Server, petshop: Any) -> None:
    text = "no\n2026 INFO all is well\x1b[2J\x00\x85\u2028end"
    server.reply(Reply(400, {"message": text, "code": text, "more_info": text}))
    with pytest.raises(petshop.errors.BadRequestError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert str(caught.value).isprintable()
    assert caught.value.message == "no 2026 INFO all is well [2J end"
    assert caught.value.body["message"] == text  # unchanged


def test_retry_after_header_is_parsed(runtime: Any) -> None:
    from datetime import datetime

    retry = runtime("call.retry")
    now = datetime(2024, 5, 6, 7, 8, 0, tzinfo=UTC)
    for value, seconds in [
        ("3", 3.0),
        ("0.5", 0.5),
        ("Mon, 06 May 2024 07:08:09 GMT", 9.0),
        ("Mon, 06 May 2024 07:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("", None),
    ]:
        assert retry.parse_retry_after({"retry-after": value}, now) == seconds, value
    assert retry.parse_retry_after({}) is None
    assert retry.get_delay(1, {"retry-after": "61"}) is None
    for attempt in (1, 2, 3, 50, 5000):
        assert 0 <= retry.get_delay(attempt, None) <= retry.MAX_DELAY


@pytest.mark.parametrize(
    ("method", "keyed", "status", "sent", "safe"),
    [
        ("GET", False, None, True, True),
        ("PUT", False, 500, True, True),
        ("DELETE", False, 504, True, True),
        ("POST", False, None, True, False),
        ("POST", False, None, False, True),
        ("POST", False, 429, True, True),
        ("POST", False, 503, True, False),
        ("POST", True, 503, True, True),
        ("PATCH", False, 500, True, False),
        ("GET", False, 501, True, False),
        ("GET", False, 404, True, False),
        ("GET", False, 408, True, True),
    ],
)
def test_which_requests_are_safe_to_retry(
    runtime: Any, method: str, keyed: bool, status: int | None, sent: bool, safe: bool
) -> None:
    assert (
        runtime("call.retry").is_retryable(method, has_key=keyed, status=status, sent=sent) is safe
    )


def test_error_message_is_truncated(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(400, json.dumps({"message": "x" * 10_000})))
    with pytest.raises(petshop.errors.BadRequestError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert len(caught.value.message) == 300
