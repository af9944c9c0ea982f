"""A method with the name of a resource: the resource is callable."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from tests.harness.generated import Generated, Recorder

Case = Callable[[str], Generated]

CALLER = {"name": "Ada"}


@pytest.fixture
def api(case: Case) -> Generated:
    return case("tree-callable")


def events(request: httpx2.Request) -> httpx2.Response:
    headers = {"content-type": "text/event-stream"}
    return httpx2.Response(200, headers=headers, content=b"data: one\n\ndata: two\n\n")


def pages(request: httpx2.Request) -> httpx2.Response:
    more = "cursor" not in request.url.params
    return httpx2.Response(200, json={"items": [CALLER], "next_cursor": "2" if more else None})


def test_method_and_resource_share_name(api: Generated) -> None:
    recorder = Recorder(200, json=CALLER)
    with api.client(recorder) as client:
        assert client.whoami() == api.models.Caller(name="Ada")
        client.whoami.keys.list()
        with pytest.warns(DeprecationWarning, match="queue_id"):
            client.queues.playback("q", url="https://a.example/")
        client.queues.playback.stop("q")
        client.queues.playback.tracks.get("q", "t")
    assert [(request.method, request.url.path) for request in recorder.requests] == [
        ("GET", "/whoami"),
        ("GET", "/whoami/keys"),
        ("POST", "/queues/q/playback"),
        ("DELETE", "/queues/q/playback"),
        ("GET", "/queues/q/playback/tracks/t"),
    ]
    assert json.loads(recorder.requests[2].content) == {"url": "https://a.example/"}


def test_async_method_and_resource_share_name(api: Generated) -> None:
    recorder = Recorder(200, json=CALLER)

    async def calls() -> None:
        async with api.async_client(recorder) as client:
            assert await client.whoami() == api.models.Caller(name="Ada")
            await client.whoami.keys.list()
            response = await client.with_response(client.whoami)
            assert response.value == api.models.Caller(name="Ada")

    asyncio.run(calls())
    paths = [request.url.path for request in recorder.requests]
    assert paths == ["/whoami", "/whoami/keys", "/whoami"]


def test_called_resource_with_response(api: Generated) -> None:
    recorder = Recorder(200, json=CALLER, headers={"x-request-id": "r1"})
    with api.client(recorder) as client:
        response = client.with_response(client.whoami)
        assert (response.status_code, response.value.name) == (200, "Ada")
        assert response.headers["x-request-id"] == "r1"
        with pytest.warns(DeprecationWarning, match="queue_id"):
            response = client.with_response(client.queues.playback, "q", url="https://a.example/")
        assert response.value.name == "Ada"
        with pytest.raises(TypeError, match="returns a list"):
            client.with_response(client.search, query="a")
        with pytest.raises(TypeError, match="not a method of this client"):
            api.client(recorder).with_response(client.whoami)
    assert len(recorder.requests) == 2


def test_called_resource_paginates(api: Generated) -> None:
    with api.client(pages) as client:
        assert [caller.name for caller in client.search(query="a")] == ["Ada", "Ada"]
        assert len(list(client.search(query="a", limit=1))) == 1

    async def names() -> list[str]:
        async with api.async_client(pages) as client:
            return [caller.name async for caller in client.search(query="a")]

    assert asyncio.run(names()) == ["Ada", "Ada"]


def test_called_resource_streams(api: Generated) -> None:
    with api.client(events) as client, client.listen() as stream:
        assert list(stream) == ["one", "two"]

    async def heard() -> list[str]:
        async with api.async_client(events) as client, client.listen() as stream:
            return [each async for each in stream]

    assert asyncio.run(heard()) == ["one", "two"]


def test_fake_supports_called_resource(api: Generated) -> None:
    fake = api.module("testing").FakeApi(forgiving=True)
    fake.respond("whoami", json={"name": "Grace"})
    with fake.client() as client:
        assert client.whoami().name == "Grace"
        client.whoami.keys.list()
    assert [request.status for request in fake.requests] == [200, 204]
    assert fake.problems == []


def test_generated_tests_pass(api: Generated) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(command, cwd=api.root, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout[-3000:]


def test_other_resources_are_not_callable(api: Generated) -> None:
    with api.client() as client:
        assert not callable(client.queues)
        assert not callable(client.queues.playback.tracks)


USER = """
from typing import assert_type

from PACKAGE import AsyncClient, Client, models
from PACKAGE._runtime.aio.pager import AsyncPager
from PACKAGE._runtime.response.response import Response
from PACKAGE._runtime.sync.pager import Pager


def blocking(client: Client) -> None:
    assert_type(client.whoami(), models.Caller)
    assert_type(client.whoami.keys.list(), None)
    assert_type(client.search(query="a"), Pager[models.Caller])
    assert_type(client.with_response(client.whoami), Response[models.Caller])
    assert_type(client.with_response(client.queues.playback.stop, "q"), Response[None])


async def waiting(client: AsyncClient) -> None:
    assert_type(await client.whoami(), models.Caller)
    assert_type(client.search(query="a"), AsyncPager[models.Caller])
    assert_type(await client.with_response(client.whoami), Response[models.Caller])


async def wrong(client: Client, other: AsyncClient) -> None:
    client.whoami(1)  # 25
    client.with_response(client.whoami, 1)  # 26
    await other.with_response(other.whoami, 1)  # 27
    client.queues()  # 28
"""


def checked(api: Generated, *command: str) -> str:
    (api.root / "src" / "user.py").write_text(USER.replace("PACKAGE", api.name), "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=api.root / "src",
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return run.stdout


@pytest.mark.slow
def test_pyright_infers_call_result(api: Generated) -> None:
    settings: dict[str, Any] = {"include": ["user.py", api.name], "typeCheckingMode": "strict"}
    (api.root / "src" / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    found = json.loads(checked(api, "pyright", "--outputjson", "--pythonpath", sys.executable))[
        "generalDiagnostics"
    ]
    where = {(each["file"].split("/")[-1], each["range"]["start"]["line"] + 1) for each in found}
    assert where == {("user.py", line) for line in range(25, 29)}, found


@pytest.mark.slow
def test_mypy_infers_call_result(api: Generated) -> None:
    output = checked(api, "mypy", "--strict", "-p", api.name, "-m", "user")
    lines = {line.rpartition(" error:")[0] for line in output.splitlines() if " error:" in line}
    assert lines == {f"user.py:{line}:" for line in range(25, 29)}, output
