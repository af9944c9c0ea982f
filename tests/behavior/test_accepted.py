"""Responses in several media types: what is asked for, and what is returned.

RFC 9110, section 12.5.1 (`Accept`) and 8.3 (`Content-Type`); OpenAPI 3.1, "Responses Object".
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated


class Caller:
    """Calls both variants of the client, and returns what both return."""

    def __init__(self, api: Generated, server: Server) -> None:
        self.api = api
        self.server = server
        self.drift: list[str] = []

    def __call__(
        self, call: Callable[[Any], Any], media_type: str, body: bytes, **options: Any
    ) -> tuple[str, Any]:
        """The `Accept` header and the result of a call. Pages and streams are read as lists."""
        self.server.seen.clear()
        status = options.pop("status", 200)
        self.server.reply(Reply(status, body, headers={"Content-Type": media_type}))
        self.drift = []
        hooks = self.api.package.Hooks(on_drift=lambda one: self.drift.append(str(one.found)))
        options = {"base_url": self.server.url, "hooks": hooks, **options}
        with self.api.client(**options) as client:
            result = call(client)
            result = list(result) if _is_lazy(result) else result
        seen = list(self.drift)
        assert asyncio.run(self._call(call, options)) == result
        assert self.drift == seen * 2
        self.drift = seen
        first, second = (one.headers["accept"] for one in self.server.seen)
        assert first == second
        return first, result

    async def _call(self, call: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with self.api.async_client(**options) as client:
            result = call(client)
            if hasattr(result, "__aiter__"):
                return [item async for item in result]
            return await result


def _is_lazy(result: Any) -> bool:
    return type(result).__name__ in ("Pager", "Stream")


@pytest.fixture
def call(case: Callable[[str], Generated], server: Server) -> Caller:
    return Caller(case("accepted"), server)


CSV = "n\né\n".encode()


def fetch(accept: str | None = None) -> Callable[[Any], Any]:
    arguments = {} if accept is None else {"accept": accept}
    return lambda client: client.reports.fetch("1", **arguments)


def test_default_is_json(call: Caller) -> None:
    report = call.api.models.Report(n=1)
    assert call(fetch(), "application/json", b'{"n": 1}') == ("application/json", report)


@pytest.mark.parametrize(
    ("accept", "body", "expected"),
    [
        ("application/json", b'{"n": 1}', 1),
        ("application/vnd.example+json", b'{"n": 1}', 1),
        ("text/csv", CSV, "n\né\n"),
        ("text/csv", b"", ""),
        ("text/html", b"\n", "\n"),
        ("application/pdf", b"\x00\xff", b"\x00\xff"),
    ],
)
def test_each_media_type(call: Caller, accept: str, body: bytes, expected: object) -> None:
    asked, result = call(fetch(accept), accept, body)
    assert asked == accept
    assert getattr(result, "n", result) == expected
    assert call.drift == []


def test_other_status_has_its_own_media_type(call: Caller) -> None:
    """A 202 is declared as JSON only."""
    body = b'{"state": "busy"}'
    _, job = call(fetch("text/csv"), "application/json", body, status=202)
    assert job == call.api.models.Job(state="busy")
    assert call.drift == []


def test_content_type_decides(call: Caller) -> None:
    """A declared media type that was not asked for is read as declared, and reported."""
    _, text = call(fetch("application/pdf"), "text/csv; charset=latin-1", b"\xe9")
    assert text == "é"
    assert call.drift == ["text/csv"]
    with pytest.raises(call.api.errors.ResponseValidationError, match="text/csv"):
        call(fetch("application/pdf"), "text/csv", b"a", strict=True)


def test_undeclared_media_type_is_read_as_asked(call: Caller) -> None:
    assert call(fetch("application/pdf"), "image/png", b"\xff")[1] == b"\xff"
    assert call(fetch("text/csv"), "", b"a")[1] == "a"


def test_only_declared_media_types_are_asked_for(call: Caller) -> None:
    with pytest.raises(call.api.errors.RequestError, match="must be one of application/json, "):
        call(fetch("image/png"), "image/png", b"")
    assert call.server.seen == []


def test_range_allows_any_media_type(call: Caller) -> None:
    """`accept` is a parameter of this operation, so the media type is `response_type`."""

    def image(media_type: str) -> Callable[[Any], Any]:
        return lambda client: client.images.fetch("1", accept="q", response_type=media_type)

    assert call(image("image/webp"), "image/webp", b"\xff") == ("image/webp", b"\xff")
    assert call.server.seen[0].query == [("accept", "q")]
    _, job = call(image("image/webp"), "application/json", b'{"state": "busy"}')
    assert job == call.api.models.Job(state="busy")
    assert call.drift == ["application/json"]
    with pytest.raises(call.api.errors.RequestError, match="must be one of"):
        call(image("text/plain"), "text/plain", b"")


def test_same_type_has_no_overloads(call: Caller) -> None:
    def archive(client: Any) -> Any:
        return client.images.archive(accept="application/gzip")

    assert call(archive, "application/gzip", b"\x1f") == ("application/gzip", b"\x1f")
    assert "@overload" not in call.api.text("resources/images.py").partition("def archive")[2]


def test_pages_and_values(call: Caller) -> None:
    """The default is a list, read page by page; `format: binary` is bytes even as `text/csv`."""
    reports = [call.api.models.Report(n=1)]
    body = b'{"data": [{"n": 1}]}'
    listed = call(lambda client: client.reports.list(limit=5), "application/json", body)
    assert listed == ("application/json", reports)
    listed = call(
        lambda client: client.reports.list(accept="application/json"), "application/json", body
    )
    assert listed == ("application/json", reports)
    raw = call(lambda client: client.reports.list(accept="text/csv"), "text/csv", b"\xff")
    assert raw == ("text/csv", b"\xff")


def test_values_and_streams(call: Caller) -> None:
    jobs = [call.api.models.Job(state=state) for state in "ab"]
    listed = call(
        lambda client: client.events.list(),
        "application/json",
        b'[{"state": "a"}, {"state": "b"}]',
    )
    assert listed == ("application/json", jobs)
    streamed = call(
        lambda client: client.events.list(accept="text/event-stream"),
        "text/event-stream",
        b'data: {"state": "a"}\n\ndata: {"state": "b"}\n\n',
    )
    assert streamed == ("text/event-stream", jobs)


def test_combined_with_media_types_of_the_body(call: Caller) -> None:
    def render(client: Any) -> Any:
        return client.reports.render(
            "1", body="n\n1", content_type="text/csv", accept="application/pdf"
        )

    assert call(render, "application/pdf", b"%PDF") == ("application/pdf", b"%PDF")
    [first, _] = call.server.seen
    assert (first.headers["content-type"], first.body) == ("text/csv", b"n\n1")
