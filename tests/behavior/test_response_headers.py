"""Declared response headers are read in their types (OpenAPI 3.2, "Header Object").

The texts of arrays and objects are those of "Style Examples" in OpenAPI, with the lists of RFC 9110
(section 5.6.1): whitespace and empty items do not count, and commas in quoted strings do not
separate. Dates are those of RFC 3339 and RFC 9110 (section 5.6.7). The lines of `Set-Cookie` are
separate values (OpenAPI 3.2, "Representing the `Set-Cookie` Header").
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated
from tests.harness.typed import find_wrong_lines, list_marked_lines

Case = Callable[[str], Generated]
NOON = datetime(2026, 1, 31, 12, 30, tzinfo=UTC)
ID = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def api(case: Case) -> Generated:
    return case("response-headers")


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def reply(*lines: str, status: str = "200 OK", body: bytes = b"[]", **headers: str) -> Reply:
    """A response with these header lines, some of which may be repeated."""
    fixed = ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, *fixed, "", ""])
    return Reply(raw=[head.encode("latin-1"), body])


def respond(api: Generated, url: str, path: str, *, is_async: bool, **options: Any) -> Any:
    """The response of a method such as `pets.list`, or the error that it raises."""
    found: list[Any] = []
    resource, _, name = path.partition(".")

    def keep(client: Any) -> Any:
        response = client.with_response(getattr(getattr(client, resource), name))
        if is_async:
            return wait(response)
        found.append(response)
        return None

    async def wait(response: Any) -> None:
        found.append(await response)

    try:
        api.call(keep, is_async=is_async, base_url=url, **{"max_retries": 0, **options})
    except api.errors.APIError as error:
        return error
    return found[0]


TOTAL = "X-Total: 3"


@pytest.mark.parametrize(
    ("lines", "attribute", "expected"),
    [
        (["X-Total: 42"], "x_total", 42),
        (["x-TOTAL:   42  "], "x_total", 42),
        (["X-Ratio: 1.5"], "x_ratio", 1.5),
        (["X-Ratio: -2e3"], "x_ratio", -2000.0),
        (["X-Cached: true"], "x_cached", True),
        (["X-Cached: false"], "x_cached", False),
        (["X-Ids: 1,2, 3"], "x_ids", [1, 2, 3]),
        (["X-Ids: 1, ,2,"], "x_ids", [1, 2]),
        (["X-Ids:"], "x_ids", []),
        (["X-Ids: 1", "X-Ids: 2, 3"], "x_ids", [1, 2, 3]),
        (["X-Kinds: cat,dog"], "x_kinds", ["cat", "dog"]),
        (['X-Kinds: "cat, dog", bird'], "x_kinds", ["cat, dog", "bird"]),
        (["X-Day: 2026-01-31"], "x_day", date(2026, 1, 31)),
        ([f"X-Id: {ID}"], "x_id", UUID(ID)),
        (["X-Maybe: 7"], "x_maybe", 7),
        (["X-Text: 7"], "x_text", 7),
        (["X-Any: 7, a"], "x_any", "7, a"),
        (
            ['X-Links: </a>; rel="next", </b>; rel="last"'],
            "x_links",
            '</a>; rel="next", </b>; rel="last"',
        ),
        (["X-Point: 1.5,north"], "x_point", [1.5, "north"]),
        (["Last-Modified: 2026-01-31T12:30:00Z"], "last_modified", NOON),
        (["Last-Modified: Sat, 31 Jan 2026 12:30:00 GMT"], "last_modified", NOON),
        (["Expires: Sat, 31 Jan 2026 12:30:00 GMT"], "expires", NOON),
        (["Expires: Saturday, 31-Jan-26 12:30:00 GMT"], "expires", NOON),
        (['ETag: W/"a,b"'], "etag", 'W/"a,b"'),
        (
            ["Set-Cookie: a=1; Expires=Sat, 31 Jan 2026 12:30:00 GMT"],
            "set_cookie",
            ["a=1; Expires=Sat, 31 Jan 2026 12:30:00 GMT"],
        ),
        (["Set-Cookie: a=1, b", "Set-Cookie: c=2"], "set_cookie", ["a=1, b", "c=2"]),
        (["X-Labels: a=1,b=2.5"], "x_labels", {"a": 1, "b": 2.5}),
    ],
)
def test_values(
    api: Generated, server: Server, is_async: bool, lines: list[str], attribute: str, expected: Any
) -> None:
    lines = lines if attribute == "x_total" else [TOTAL, *lines]
    server.reply(reply(*lines))
    response = respond(api, server.url, "pets.list", is_async=is_async)
    headers = response.headers_as(api.models.ListPetsHeaders)
    value = getattr(headers, attribute)
    assert (value, type(value)) == (expected, type(expected))
    assert response.drift == ()
    assert response.value == []


@pytest.mark.parametrize(
    ("line", "attribute"),
    [
        ("X-Plain: limit,10,per,day", "x_plain"),
        ("X-Window: limit=10, per=day", "x_window"),
        ('X-Window: limit=10,per="day"', "x_window"),
        ('X-Meta: {"limit": 10, "per": "day"}', "x_meta"),
    ],
)
def test_objects(api: Generated, server: Server, is_async: bool, line: str, attribute: str) -> None:
    server.reply(reply(TOTAL, line))
    response = respond(api, server.url, "pets.list", is_async=is_async)
    headers = response.headers_as(api.models.ListPetsHeaders)
    assert getattr(headers, attribute) == api.models.Window(limit=10, per="day")
    assert response.drift == ()


@pytest.mark.parametrize(
    ("lines", "attribute", "expected", "path"),
    [
        ([], "x_total", None, "headers['X-Total']"),
        (["X-Total: many"], "x_total", "many", "headers['X-Total']"),
        (["X-Total: 007"], "x_total", "007", "headers['X-Total']"),
        ([TOTAL, "X-Cached: True"], "x_cached", True, "headers['X-Cached']"),
        ([TOTAL, "X-Ids: 1,x"], "x_ids", [1, "x"], "headers['X-Ids'][1]"),
        ([TOTAL, "X-Plain: limit,10,per"], "x_plain", "limit,10,per", "headers['X-Plain']"),
        ([TOTAL, "X-Window: limit,10"], "x_window", "limit,10", "headers['X-Window']"),
        ([TOTAL, "X-Meta: {"], "x_meta", "{", "headers['X-Meta']"),
        ([TOTAL, "X-Day: soon"], "x_day", "soon", "headers['X-Day']"),
        ([TOTAL, "Expires: 0"], "expires", "0", "headers.Expires"),
        ([TOTAL, "Expires: Mon, 99 Foo 2024"], "expires", "Mon, 99 Foo 2024", "headers.Expires"),
        ([TOTAL, f"X-Maybe: {'9' * 5000}"], "x_maybe", "9" * 5000, "headers['X-Maybe']"),
    ],
)
def test_deviations_are_reported(
    api: Generated,
    server: Server,
    is_async: bool,
    lines: list[str],
    attribute: str,
    expected: Any,
    path: str,
) -> None:
    server.reply(reply(*lines))
    drift: list[Any] = []
    hooks = api.package.Hooks(on_drift=drift.append)
    response = respond(api, server.url, "pets.list", is_async=is_async, hooks=hooks)
    headers = response.headers_as(api.models.ListPetsHeaders)
    value = getattr(headers, attribute)
    assert value == (api.package.UNSET if expected is None else expected)
    assert [(one.operation, one.path) for one in drift] == [("listPets", path)]
    assert response.drift == tuple(drift)


def test_strict_raises_for_deviations(api: Generated, server: Server, is_async: bool) -> None:
    for method, status in (("pets.list", "200 OK"), ("pets.count", "204 No Content")):
        server.reply(
            reply("X-Total: many", status=status, body=b"" if status != "200 OK" else b"[]")
        )
        error = respond(api, server.url, method, is_async=is_async, strict=True)
        assert isinstance(error, api.errors.ResponseValidationError)
        assert (error.path, error.expected) == ("headers['X-Total']", "int")


def test_calls_without_headers_are_not_checked(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(reply())
    drift: list[Any] = []
    api.call(
        lambda client: client.pets.list(),
        is_async=is_async,
        base_url=server.url,
        hooks=api.package.Hooks(on_drift=drift.append),
    )
    assert drift == []


def test_several_successes(api: Generated, server: Server, is_async: bool) -> None:
    models = api.models
    created = reply("Location: /pets/1", status="201 Created", body=b'"1"')
    server.reply(created)
    response = respond(api, server.url, "pets.create", is_async=is_async)
    assert (response.value, response.drift) == ("1", ())
    assert response.headers_as(models.LocationHeaders).location == "/pets/1"
    server.reply(reply("Retry-After: 3", status="202 Accepted", body=b"7"))
    response = respond(api, server.url, "pets.create", is_async=is_async)
    headers = response.headers_as(models.CreatePet202Headers)
    assert (headers.location, headers.retry_after) == (None, 3)
    assert (response.value, response.drift) == (7, ())


@pytest.mark.parametrize(
    ("status", "line", "model", "attribute", "expected", "drift"),
    [
        (429, "Retry-After: 3", "RateLimitedHeaders", "retry_after", 3, 0),
        (429, "Retry-After: soon", "RateLimitedHeaders", "retry_after", "soon", 1),
        (404, "Location: /x", "LocationHeaders", "location", "/x", 0),
        (500, f"X-Trace: {ID}", "CreatePetDefaultHeaders", "x_trace", UUID(ID), 0),
    ],
)
def test_errors(
    api: Generated,
    server: Server,
    is_async: bool,
    status: int,
    line: str,
    model: str,
    attribute: str,
    expected: Any,
    drift: int,
) -> None:
    server.reply(reply(line, status=f"{status} No", body=b'{"title": "No"}'))
    reported: list[Any] = []
    hooks = api.package.Hooks(on_drift=reported.append)
    error = respond(api, server.url, "pets.create", is_async=is_async, hooks=hooks, strict=True)
    assert isinstance(error, api.errors.APIStatusError)
    assert getattr(error.headers_as(getattr(api.models, model)), attribute) == expected
    assert len(error.drift) == len(reported) == drift


@pytest.mark.parametrize(
    ("status", "model", "expected"),
    [
        ("200 OK", "GetCookiesHeaders", "lang=en; Expires=Sat, 31 Jan 2026 12:30:00 GMT\na=b"),
        ("201 Created", "GetCookies201Headers", "en; Expires=Sat, 31 Jan 2026 12:30:00 GMT"),
    ],
)
def test_cookies(
    api: Generated, server: Server, is_async: bool, status: str, model: str, expected: str
) -> None:
    lines = ["Set-Cookie: lang=en; Expires=Sat, 31 Jan 2026 12:30:00 GMT", "set-cookie: a=b"]
    server.reply(reply(*lines, status=status, body=b""))
    response = respond(api, server.url, "cookies.list", is_async=is_async)
    value = response.headers_as(getattr(api.models, model)).set_cookie
    assert getattr(value, "lang", value) == expected


def test_pages_streams_and_downloads(api: Generated, server: Server, is_async: bool) -> None:
    models, found, drift = api.models, [], []
    media_types = {"/file": "application/octet-stream", "/events": "text/event-stream"}
    server.handler = lambda seen: Reply(
        200,
        b"data: x\n\n" if seen.path in media_types else b'{"data": ["x"]}',
        {"X-Total": "many", "Content-Type": media_types.get(seen.path, "application/json")},
    )

    def read(client: Any) -> None:
        [page] = client.items.list().pages()
        found.append(page.response.headers_as(models.ListItemsHeaders).x_total)
        found.append(client.items.list().first_page().response.drift[0].path)
        with client.events.stream() as stream:
            found.append(stream.headers_as(models.StreamEventsHeaders).x_total)
        with client.download(client.files.get) as file:
            found.append(file.headers_as(models.GetFileHeaders).x_total)
        assert list(client.items.list()) == ["x"]

    async def read_async(client: Any) -> None:
        [page] = [page async for page in client.items.list().pages()]
        found.append(page.response.headers_as(models.ListItemsHeaders).x_total)
        found.append((await client.items.list().first_page()).response.drift[0].path)
        async with client.events.stream() as stream:
            found.append(stream.headers_as(models.StreamEventsHeaders).x_total)
        async with client.download(client.files.get) as file:
            found.append(file.headers_as(models.GetFileHeaders).x_total)
        assert [item async for item in client.items.list()] == ["x"]

    api.call(
        read_async if is_async else read,
        is_async=is_async,
        base_url=server.url,
        hooks=api.package.Hooks(on_drift=drift.append),
    )
    assert found == ["many", "headers['X-Total']", "many", "many"]
    assert [one.operation for one in drift] == ["listItems", "listItems", "streamEvents", "getFile"]


def test_async_hooks_are_awaited(api: Generated, server: Server) -> None:
    server.reply(reply("X-Total: many"))
    drift: list[Any] = []

    async def keep(found: Any) -> None:
        await asyncio.sleep(0)
        drift.append(found)

    hooks = api.package.Hooks(on_drift=keep)
    response = respond(api, server.url, "pets.list", is_async=True, hooks=hooks)
    assert response.drift == tuple(drift) != ()


def test_fake(api: Generated) -> None:
    models = api.models
    fake = api.module("testing").FakeApi()
    with fake.client(max_retries=0, strict=True) as client:
        response = client.with_response(client.pets.list)
        assert isinstance(response.headers_as(models.ListPetsHeaders).x_total, int)
        sent = models.ListPetsHeaders(
            x_total=3, x_ids=[1, 2], x_window=models.Window(limit=1), x_meta=models.Window(limit=2)
        )
        fake.respond("pets.list", json=[], headers=sent)
        response = client.with_response(client.pets.list)
        assert response.headers["x-window"] == "limit=1"
        assert response.headers_as(models.ListPetsHeaders) == sent
        assert response.drift == ()


PROGRAM = """
from datetime import datetime

from PACKAGE import AsyncClient, Client, errors, models


def check(client: Client) -> int:
    response = client.with_response(client.pets.list)
    headers = response.headers_as(models.ListPetsHeaders)
    if headers.x_ids and headers.expires:
        moment: datetime = headers.expires
        print(moment, headers.x_ids[0] + 1)
    print(headers.x_total.upper())  # wrong
    print(headers.nothing)  # wrong
    print(response.headers_as(models.Window))  # wrong
    for page in client.items.list().pages():
        print(page.response.headers_as(models.ListItemsHeaders).x_total + 1)
    with client.events.stream() as stream:
        print(stream.headers_as(models.StreamEventsHeaders).x_total + 1)
    with client.download(client.files.get) as file:
        print(file.headers_as(models.GetFileHeaders).x_total + 1)
    try:
        client.pets.create()
    except errors.RateLimitError as error:
        return error.headers_as(models.RateLimitedHeaders).retry_after
    return headers.x_total


async def check_async(client: AsyncClient) -> int:
    response = await client.with_response(client.pets.list)
    async for page in client.items.list().pages():
        print(page.response.headers_as(models.ListItemsHeaders).x_total + 1)
    return response.headers_as(models.ListPetsHeaders).x_total
"""


def test_types(api: Generated, tmp_path: Path) -> None:
    assert find_wrong_lines(PROGRAM, api, tmp_path) == list_marked_lines(PROGRAM)
