"""Faults of servers and odd arguments: a call raises an error of the package, sync and async.

RFC 9112 defines the syntax of HTTP/1.1, and RFC 9110 the meaning of status codes and headers.
"""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.client.server import RawServer, Reply, Server
from tests.harness.generated import Generated, generate

ANY: dict[str, Any] = {}
DONE = {"204": {"description": "Done."}}
FORM = {"type": "object", "properties": {"a": {}, "file": {"type": "string", "format": "binary"}}}


def parameter(location: str, **members: Any) -> dict[str, Any]:
    schema = {} if "content" in members else {"schema": ANY}
    return {
        "name": "X-A" if location == "header" else "a",
        "in": location,
        "required": location == "path",
        **schema,
        **members,
    }


PARAMETERS = {
    "path": parameter("path"),
    "matrix": parameter("path", style="matrix", explode=True),
    "query": parameter("query"),
    "deep": parameter("query", style="deepObject"),
    "content": parameter("query", content={"application/json": {"schema": ANY}}),
    "header": parameter("header"),
    "cookie": parameter("cookie"),
}
BODIES = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "text": "text/plain",
    "binary": "application/octet-stream",
    "lines": "application/jsonl",
    "sequence": "application/json-seq",
    "events": "text/event-stream",
}


def operation(name: str, **members: Any) -> dict[str, Any]:
    return {"x-clientwright": {"resource": "odd", "method": f"call_{name}"}, **members}


def document() -> dict[str, Any]:
    paths: dict[str, Any] = {
        "/get": {
            "get": operation(
                "get",
                responses={
                    "200": {"description": "A value.", "content": {"application/json": {}}},
                },
            )
        },
        "/stream": {
            "get": operation(
                "stream",
                responses={
                    "200": {
                        "description": "A stream.",
                        "content": {"text/event-stream": {"schema": {"type": "object"}}},
                    }
                },
            )
        },
    }
    for name, item in PARAMETERS.items():
        path = f"/{name}/{{a}}" if item["in"] == "path" else f"/{name}"
        paths[path] = {"get": operation(name, parameters=[item], responses=DONE)}
    for name, media_type in BODIES.items():
        schema = FORM if name in ("form", "multipart") else ANY
        body = {"required": True, "content": {media_type: {"schema": schema}}}
        paths[f"/{name}"] = {"post": operation(name, requestBody=body, responses=DONE)}
    return {"paths": paths}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(document(), tmp_path_factory.mktemp("faults")) as found:
        yield found


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def head(status: str, *lines: bytes) -> bytes:
    return b"\r\n".join([f"HTTP/1.1 {status}".encode(), *lines, b"", b""])


JSON = b"Content-Type: application/json"
TWO = b"Content-Length: 2"


def call_get(api: Generated, url: str, *, is_async: bool, **options: Any) -> Any:
    """The value that a call returns, or the error that it raises."""
    found: list[Any] = []

    def keep(client: Any) -> Any:
        value = client.odd.call_get()
        if is_async:
            return _keep(value, found)
        found.append(value)
        return None

    try:
        api.call(keep, is_async=is_async, base_url=url, **{"max_retries": 0, **options})
    except api.errors.APIError as error:
        return error
    return found[0]


async def _keep(value: Any, found: list[Any]) -> None:
    found.append(await value)


# --- responses -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "response",
    [
        b"",
        b"garbage\r\n\r\n",
        head("200 OK", JSON, b"Transfer-Encoding: chunked") + b"zz\r\n{}\r\n0\r\n\r\n",
        head("200 OK", JSON, b"Transfer-Encoding: chunked") + b"5\r\n{}",
        head("200 OK", JSON, b"Content-Encoding: gzip", TWO) + b"{}",
        head("200 OK", JSON, b"Content-Length: x") + b"{}",
        head("200 OK", JSON, b"Content-Length: -5") + b"{}",
        head("200 OK", JSON, b"Content-Length: 2", b"Content-Length: 3") + b"{}x",
        head("200 OK", JSON, b"Content-Length: 10") + b"{}",
        head("200 OK", JSON, b"X-A: " + b"a" * 200_000, TWO) + b"{}",
        head("200 OK\rX-A: a", JSON, TWO) + b"{}",
        head("200 OK", JSON, b"X-A: a\rb", TWO) + b"{}",
        head("200 OK", b"Content-Type: application/json; charset=\x00", TWO) + b"{}",
        head("099 OK", JSON, TWO) + b"{}",
    ],
)
def test_malformed_response(
    api: Generated, server: Server, is_async: bool, response: bytes
) -> None:
    server.reply(Reply(raw=[response]))
    error = call_get(api, server.url, is_async=is_async)
    assert isinstance(error, api.errors.APIConnectionError)


@pytest.mark.parametrize(
    "response",
    [
        head("200 OK", JSON, b"X-A: \xff\xc3\xa9", TWO) + b"{}",
        head("200 OK", b"Content-Type: application/json; charset=nope", TWO) + b"{}",
        head("200 OK", b"Content-Type: application/json; charset=undefined", TWO) + b"{}",
        head("200 OK", b"Content-Type: application/json; charset=rot13", TWO) + b"{}",
    ],
)
def test_odd_headers_are_read(
    api: Generated, server: Server, is_async: bool, response: bytes
) -> None:
    server.reply(Reply(raw=[response]))
    assert call_get(api, server.url, is_async=is_async) == {}


@pytest.mark.parametrize(
    "response",
    [
        head("500 Down", JSON, b"Content-Length: 100") + b'{"message": "down"}',
        head("500 Down", JSON, b"Transfer-Encoding: chunked") + b"13\r\n" + b'{"message": "down"}',
        head("500 \xff", b"Retry-After: \xff", b"Content-Length: 4") + b"down",
        head("500 Down", b"Content-Type: text/plain; charset=undefined", b"Content-Length: 4")
        + b"down",
    ],
)
def test_status_of_a_broken_error(
    api: Generated, server: Server, is_async: bool, response: bytes
) -> None:
    server.reply(Reply(raw=[response]))
    error = call_get(api, server.url, is_async=is_async)
    assert isinstance(error, api.errors.ServerError)
    assert (error.status_code, error.message) == (500, "down")


def test_status_of_an_error_with_another_encoding(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(500, b"down", {"Content-Encoding": "gzip"}))
    error = call_get(api, server.url, is_async=is_async)
    assert (error.status_code, error.body) == (500, None)


@pytest.mark.parametrize("limit", ["read", "total"])
def test_status_of_an_error_whose_body_stalls(
    api: Generated, raw: Callable[[bytes], RawServer], is_async: bool, limit: str
) -> None:
    server = raw(head("500 Down", JSON, b"Content-Length: 100") + b'{"message": "down"}')
    timeout = api.package.Timeout(**{limit: 0.2})
    error = call_get(api, server.url, is_async=is_async, timeout=timeout)
    assert isinstance(error, api.errors.ServerError)
    assert error.body == {"message": "down"}


@pytest.mark.parametrize(
    "location",
    [
        "http://[",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:-1/",
        f"http://{'a' * 300}.example/",
        "http://..example/",
        "/a" * 40_000,
        "ftp://127.0.0.1/",
    ],
)
def test_impossible_redirect(api: Generated, server: Server, is_async: bool, location: str) -> None:
    server.reply(Reply(302, headers={"Location": location}))
    error = call_get(api, server.url, is_async=is_async)
    assert isinstance(error, api.errors.RedirectError)
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "value",
    [
        "Mon, 06 May 0000 07:08:09 GMT",
        "Mon, 06 May 99999 07:08:09 GMT",
        "Mon, 01 Jan 0001 00:00:00 +2359",
        "Mon, 01 Jan 2024 00:00:00 -000099999999999999",
        "Mon, 99 Foo 2024",
        "1e400",
        "9" * 5000,
    ],
)
def test_impossible_retry_after(api: Generated, server: Server, is_async: bool, value: str) -> None:
    # RFC 9110, section 10.2.3
    server.reply(Reply(503, headers={"Retry-After": value}))
    error = call_get(api, server.url, is_async=is_async)
    assert isinstance(error, api.errors.ServerError)


@pytest.mark.parametrize("digits", [5000, 400])
def test_huge_number(api: Generated, server: Server, is_async: bool, digits: int) -> None:
    body = f'{{"message": "down", "n": {"9" * digits}}}'.encode()
    server.reply(Reply(500, body))
    error = call_get(api, server.url, is_async=is_async)
    assert isinstance(error, api.errors.ServerError)
    server.reply(Reply(200, body, {"Content-Type": "application/json"}))
    found = call_get(api, server.url, is_async=is_async)
    assert isinstance(found, api.errors.ResponseValidationError) or found["message"] == "down"


@pytest.mark.parametrize("body", [b"x" * 50_000_000, [b"x" * 100_000] * 500], ids=["bytes", "list"])
def test_response_before_the_end_of_the_request(
    api: Generated, raw: Callable[[bytes], RawServer], is_async: bool, body: Any
) -> None:
    # RFC 9110, section 10.1.1: a server can respond before it has read the request.
    content = b'{"message": "too large"}'
    length = f"Content-Length: {len(content)}".encode()
    server = raw(head("413 Too Large", JSON, b"Connection: close", length) + content)
    with pytest.raises(api.errors.ClientStatusError) as caught:
        api.call(
            lambda client: client.odd.call_binary(body=body), is_async=is_async, base_url=server.url
        )
    assert (caught.value.status_code, caught.value.message) == (413, "too large")


def test_interim_response_does_not_end_the_request(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(204))
    body = [b"x" * 100_000] * 20
    api.call(
        lambda client: client.odd.call_binary(body=body), is_async=is_async, base_url=server.url
    )
    assert server.seen[0].body == b"x" * 2_000_000


@pytest.mark.parametrize(
    "response",
    [
        head("200 OK", b"Content-Type: text/event-stream", b"Content-Length: 100")
        + b"data: {}\n\n",
        head("200 OK", b"Content-Type: text/event-stream", b"Transfer-Encoding: chunked")
        + b"zz\r\n",
        head("200 OK", b"Content-Type: text/event-stream", b"Content-Encoding: gzip", TWO) + b"xx",
    ],
)
def test_malformed_stream(api: Generated, server: Server, is_async: bool, response: bytes) -> None:
    server.reply(Reply(raw=[response]))

    async def read(client: Any) -> None:
        async for _ in client.odd.call_stream():
            pass

    with pytest.raises(api.errors.APIConnectionError):
        api.call(
            read if is_async else lambda client: list(client.odd.call_stream()),
            is_async=is_async,
            base_url=server.url,
        )


# --- arguments -----------------------------------------------------------------------------------


class AsyncFile:
    async def read(self, size: int = -1) -> bytes:
        return b""


async def chunks() -> AsyncIterator[bytes]:
    yield b"x"


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def closed_file() -> io.BytesIO:
    file = io.BytesIO(b"x")
    file.close()
    return file


ODD: st.SearchStrategy[Callable[[], Any]] = st.one_of(
    st.sampled_from(
        [
            lambda: "\ud800",
            lambda: "a\r\nb",
            lambda: 10**5000,
            lambda: float("nan"),
            lambda: Decimal("1e999999"),
            object,
            lambda: nested(100_000),
            lambda: nested(sys.getrecursionlimit() // 3),
            lambda: {"a": "\ud800"},
            lambda: {"\ud800": 1},
            lambda: {1: {None: 2}},
            lambda: {10**5000: 1},
            AsyncFile,
            chunks,
            closed_file,
            lambda: io.StringIO("x"),
            lambda: Path("/nonexistent"),
            lambda: Path("/"),
            lambda: Path("a\0b"),
            lambda: ("\ud800", b"x"),
            lambda: ("a", b"x", "bad\r\ntype"),
            lambda: (None, b"x", None, {"X\n": "a"}),
            lambda: iter([object()]),
        ]
    ),
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.binary(max_size=4)
        | st.text(st.characters(exclude_categories=()), max_size=6)
        | st.datetimes()
        | st.decimals()
        | st.complex_numbers(),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=()), max_size=3), inner, max_size=2
        )
        | st.tuples(inner, inner),
        max_leaves=6,
    ).map(lambda value: lambda: value),
)


def arguments(name: str, value: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments of a call with this value."""
    if name in ("path", "matrix"):
        return (value,), {}
    if name in ("form", "multipart"):
        return (), {"a": value, "file": value}
    return (), {"x_a" if name == "header" else "a" if name in PARAMETERS else "body": value}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", [*PARAMETERS, *BODIES])
def test_odd_arguments(api: Generated, server: Server, is_async: bool, name: str) -> None:
    server.reply(Reply(204))
    options = {"base_url": server.url, "max_retries": 0}
    client = api.package.AsyncClient(**options) if is_async else api.package.Client(**options)
    method = getattr(client.odd, f"call_{name}")

    async def call(create: Callable[[], Any]) -> None:
        positional, keywords = arguments(name, create())
        result = method(*positional, **keywords)
        if is_async:
            await result

    with asyncio.Runner() as runner:

        @settings(
            max_examples=60,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(ODD)
        def check(create: Callable[[], Any]) -> None:
            with suppress(api.errors.RequestError):
                runner.run(call(create))

        check()
        if is_async:
            runner.run(client.close())
    if not is_async:
        client.close()


def test_invalid_headers_of_a_client(api: Generated) -> None:
    for value in ("a\r\nb", "\0", "\ud800"):
        with pytest.raises(api.errors.ConfigurationError):
            api.client(headers={"X-A": value})
    for url in ("http://", "http://a..b", f"http://{'a' * 64}", "http://a:99999", "http://a\ud800"):
        with pytest.raises(api.errors.ConfigurationError):
            api.package.Client(base_url=url)


@pytest.mark.parametrize("create", [AsyncFile, chunks], ids=["file", "iterator"])
def test_async_files_in_a_sync_client(
    api: Generated, server: Server, create: Callable[[], Any]
) -> None:
    server.reply(Reply(204))
    for name in ("binary", "multipart"):
        _, keywords = arguments(name, create())
        with pytest.raises(api.errors.RequestError) as caught:
            api.call(
                lambda client, name=name, keywords=keywords: getattr(client.odd, f"call_{name}")(
                    **keywords
                ),
                is_async=False,
                base_url=server.url,
            )
        assert isinstance(caught.value, ValueError)
    assert server.seen == []


def test_exceptions_of_callbacks_are_not_wrapped(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(204))

    class Stop(Exception):
        pass

    def body() -> Iterator[bytes]:
        yield b"x"
        raise Stop

    with pytest.raises(Stop):
        api.call(
            lambda client: client.odd.call_binary(body=body()),
            is_async=is_async,
            base_url=server.url,
        )


def test_cancellation_is_not_wrapped(api: Generated, raw: Callable[[bytes], RawServer]) -> None:
    server = raw(head("500 Down", JSON, b"Content-Length: 100"))

    async def run() -> None:
        async with api.package.AsyncClient(base_url=server.url) as client:
            task = asyncio.create_task(client.odd.call_get())
            await asyncio.sleep(0.2)
            task.cancel()
            await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(run())
