"""Faults in lists, streams and downloads: whatever a server sends or a caller passes, an error of
the package is raised, sync and async.

RFC 9110 defines status codes and headers, RFC 8288 the header `Link`, and RFC 8259 JSON, in which a
number has any size and a string may have escapes that are no characters.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated, generate

TEXT = {"type": "string"}
HUGE = "9" * 5000
DEEP = "[" * 100_000


def listing(kind: str, *, schema: Any = None, **pagination: Any) -> dict[str, Any]:
    page = {"data": {"type": "array", "items": TEXT}, "next": schema or {}}
    body = {"schema": {"type": "object", "properties": page}}
    sizes = {"name": "size", "in": "query", "schema": {"type": "integer"}}
    cursor = {"name": "cursor", "in": "query", "schema": {}}
    return {
        "parameters": [sizes, cursor],
        "x-clientwright": {
            "resource": "odd",
            "method": f"list_{kind.replace('-', '_')}",
            "pagination": {"kind": kind, "items": "/data", **pagination},
        },
        "responses": {"200": {"description": "A page.", "content": {"application/json": body}}},
    }


def other(method: str, media_type: str) -> dict[str, Any]:
    return {
        "x-clientwright": {"resource": "odd", "method": method},
        "responses": {"200": {"description": "A body.", "content": {media_type: {}}}},
    }


DOCUMENT: dict[str, Any] = {
    "paths": {
        "/cursor": {"get": listing("cursor", next="/next", parameter="cursor")},
        "/next-url": {"get": listing("next-url", next="/next")},
        "/link": {"get": listing("link")},
        "/page": {"get": listing("page", parameter="cursor", first=1)},
        "/events": {"get": other("stream", "text/event-stream")},
        "/file": {"get": other("file", "application/octet-stream")},
    }
}
LISTS = ("list_cursor", "list_next_url", "list_link", "list_page")


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("faults")) as found:
        yield found


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


Read = Callable[..., Any]


@pytest.fixture
def read(api: Generated, server: Server, is_async: bool) -> Read:
    """`read(method)`: the items of a list, or the error that is raised."""

    def call(method: str, *arguments: Any, options: Any = None, **keywords: Any) -> Any:
        found: list[Any] = []

        def read_all(client: Any) -> None:
            result = getattr(client.odd, method)(*arguments, **keywords)
            found.extend(item for item in result)

        async def read_all_async(client: Any) -> None:
            result = getattr(client.odd, method)(*arguments, **keywords)
            found.extend([item async for item in result])

        options = {"base_url": server.url, "max_retries": 0, **(options or {})}
        try:
            api.call(read_all_async if is_async else read_all, is_async=is_async, **options)
        except api.errors.APIError as error:
            return error
        return found

    return call


def page(next_: str = "null", **headers: str) -> Reply:
    body = f'{{"data": ["x"], "next": {next_}}}'.encode()
    return Reply(200, body, {"Content-Type": "application/json", **headers})


LAST = Reply(200, {"data": []})


@pytest.mark.parametrize(
    "token",
    [
        r'"\ud800"',
        r'"a\u0000\r\nb"',
        HUGE,
        "1e999",
        "-0",
        "true",
        '{"a": [null]}',
        "[1, 2]",
        '"http://["',
        '"http://127.0.0.1:99999/"',
        '"http://\\ud800/"',
        f'"/{"a" * 100_000}"',
        '"//"',
        '"?"',
    ],
)
def test_tokens_of_any_kind(api: Generated, server: Server, read: Read, token: str) -> None:
    for method in LISTS:
        server.reply(page(token), LAST)
        found = read(method)
        assert isinstance(found, api.errors.APIError) or found[:1] == ["x"]


@pytest.mark.parametrize(
    "link",
    [
        "<",
        "<>; rel=next",
        '<http://[>; rel="next"',
        '<http://127.0.0.1:99999/>; rel="next"',
        '</a>; rel="next", ' * 2_000,
        '<\xff>; rel="next"',
        ',;,; rel="next',
    ],
)
def test_links_of_any_kind(api: Generated, server: Server, read: Read, link: str) -> None:
    server.reply(page(Link=link), LAST)
    found = read("list_link")
    assert isinstance(found, api.errors.APIError) or found[:1] == ["x"]


@pytest.mark.parametrize("body", [DEEP, f'{{"data": {HUGE}}}', '{"data": "x"}', "[]", "{", "7"])
def test_pages_of_any_kind(api: Generated, server: Server, read: Read, body: str) -> None:
    for method in LISTS:
        server.reply(page('"b"', Link='</b>; rel="next"'), Reply(200, body.encode()), LAST)
        found = read(method)
        assert isinstance(found, api.errors.APIError | list)


@pytest.mark.parametrize("method", LISTS)
def test_status_of_a_later_page_whose_body_is_broken(
    api: Generated, server: Server, read: Read, method: str
) -> None:
    """The status is more important than the rest of the body (RFC 9110, section 15)."""
    broken = Reply(500, b'{"message": "down"}', {"Content-Type": "application/json"}, announce=100)
    first = page(json.dumps("b" if method == "list_cursor" else "/b"), Link='</b>; rel="next"')
    server.reply(first, broken)
    error = read(method)
    assert isinstance(error, api.errors.ServerError)
    assert (error.status_code, error.message) == (500, "down")
    assert len(server.seen) == 2


@pytest.mark.parametrize(
    "value", ["Mon, 06 May 0000 07:08:09 GMT", "Mon, 06 May 99999 07:08:09 GMT", "1e400", HUGE]
)
def test_impossible_retry_after(api: Generated, server: Server, read: Read, value: str) -> None:
    """RFC 9110, section 10.2.3."""
    for method in (*LISTS, "stream"):
        server.reply(Reply(503, headers={"Retry-After": value}))
        assert isinstance(read(method), api.errors.ServerError)


@pytest.mark.parametrize(
    "value",
    ["\ud800", 10**5000, float("nan"), object(), {"a": "\ud800"}],
    ids=["surrogate", "huge", "nan", "object", "member"],
)
def test_odd_arguments(api: Generated, server: Server, read: Read, value: Any) -> None:
    server.reply(LAST)
    for method in LISTS:
        error = read(method, cursor=value)
        assert isinstance(error, api.errors.RequestError)
        assert isinstance(error, ValueError)
    assert server.seen == []


@pytest.mark.parametrize("limit", [-1, -(10**5000)], ids=["small", "huge"])
def test_impossible_limits(api: Generated, server: Server, read: Read, limit: int) -> None:
    for method in LISTS:
        error = read(method, limit=limit)
        assert isinstance(error, api.errors.RequestError)
        assert isinstance(error, ValueError)
    assert server.seen == []


@pytest.mark.parametrize("value", ["a\r\nb", "\0", "\ud800"], ids=["line", "null", "surrogate"])
def test_invalid_headers_of_calls(
    api: Generated, server: Server, is_async: bool, value: str
) -> None:
    server.reply(LAST)

    async def list_async(client: Any) -> None:
        async for _ in client.with_options(headers={"X-A": value}).odd.list_page():
            pass

    with pytest.raises(api.errors.ConfigurationError) as caught:
        api.call(
            (
                list_async
                if is_async
                else lambda client: list(
                    client.with_options(headers={"X-A": value}).odd.list_page()
                )
            ),
            is_async=is_async,
            base_url=server.url,
        )
    assert isinstance(caught.value, ValueError)
    assert server.seen == []


def test_status_of_a_stream_and_a_download_whose_body_is_broken(
    api: Generated, server: Server, is_async: bool
) -> None:
    broken = Reply(500, b'{"message": "down"}', {"Content-Type": "application/json"}, announce=100)
    server.reply(broken)

    def download(client: Any) -> Any:
        return client.download(client.odd.file).read()

    async def stream_async(client: Any) -> None:
        async for _ in client.odd.stream():
            pass

    for function in (download, stream_async if is_async else lambda c: list(c.odd.stream())):
        with pytest.raises(api.errors.ServerError) as caught:
            api.call(function, is_async=is_async, base_url=server.url, max_retries=0)
        assert caught.value.message == "down"
