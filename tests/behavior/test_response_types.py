"""Type checkers know what each call returns that selects a media type or a stream."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.generated import Generated

ACCEPTED = """
from typing import assert_type

from PACKAGE import AsyncClient, Client, models
from PACKAGE._runtime.aio.pager import AsyncPager
from PACKAGE._runtime.aio.stream import AsyncStream
from PACKAGE._runtime.response.response import Response
from PACKAGE._runtime.sync.pager import Pager
from PACKAGE._runtime.sync.stream import Stream


def sync(client: Client) -> None:
    assert_type(client.reports.fetch("1"), models.Report | models.Job)
    assert_type(client.reports.fetch("1", accept="text/csv"), str | models.Job)
    assert_type(client.reports.fetch("1", accept="application/pdf"), bytes | models.Job)
    assert_type(client.reports.render("1", n=1), models.Report)
    assert_type(
        client.reports.render("1", body="a", content_type="text/csv", accept="application/pdf"), bytes
    )
    assert_type(client.reports.list(limit=5), Pager[models.Report])
    assert_type(client.reports.list(accept="text/csv"), bytes)
    assert_type(client.events.list(), list[models.Job])
    assert_type(client.events.list(accept="text/event-stream"), Stream[models.Job])
    assert_type(client.images.fetch("1"), models.Job)
    assert_type(client.images.fetch("1", response_type="image/png"), models.Job | bytes)
    assert_type(client.images.archive(accept="application/gzip"), bytes)
    assert_type(client.with_response(client.images.archive), Response[bytes])
    assert_type(client.with_response(client.reports.fetch, "1", accept="text/csv").value, str | models.Job)
    client.reports.fetch("1", accept="image/png")  # wrong
    client.reports.list(accept="text/csv", limit=5)  # wrong
    client.reports.render("1", body="a", accept="application/pdf")  # wrong


async def asynchronous(client: AsyncClient) -> None:
    assert_type(await client.reports.fetch("1"), models.Report | models.Job)
    assert_type(await client.reports.fetch("1", accept="text/csv"), str | models.Job)
    assert_type(client.reports.list(limit=5), AsyncPager[models.Report])
    assert_type(await client.reports.list(accept="text/csv"), bytes)
    assert_type(await client.events.list(), list[models.Job])
    assert_type(client.events.list(accept="text/event-stream"), AsyncStream[models.Job])
    await client.reports.list()  # wrong
"""
SWITCH = """
import asyncio
from typing import assert_type

from PACKAGE import AsyncClient, Client, models
from PACKAGE._runtime.aio.stream import AsyncStream
from PACKAGE._runtime.response.response import Response
from PACKAGE._runtime.sync.stream import Stream


def sync(client: Client, flag: bool) -> None:
    assert_type(client.chat.create(text="x"), models.Reply)
    assert_type(client.chat.create(text="x", stream=False), models.Reply)
    assert_type(client.chat.create(text="x", stream=None), models.Reply)
    assert_type(client.chat.create(text="x", stream=True), Stream[models.Chunk])
    assert_type(client.chat.create(text="x", stream=flag), models.Reply | Stream[models.Chunk])
    assert_type(client.generate.create_text(prompt="x"), Stream[models.Chunk])
    assert_type(client.generate.create_text(prompt="x", stream=False), models.Reply)
    assert_type(client.runs.fetch("1", accept="text/csv"), str)
    whole = {"stream": True}
    assert_type(client.whole.create(body=whole), models.Reply | Stream[models.Chunk])
    assert_type(client.whole.create(body=whole, accept="application/json"), models.Reply)
    assert_type(
        client.whole.create(body=whole, accept="text/event-stream"), Stream[models.Chunk]
    )
    for chunk in client.chat.create(text="x", stream=True):
        print(chunk.token)
    with client.chat.create(text="x", stream=True) as stream:
        print([chunk.token for chunk in stream])
    assert_type(client.with_response(client.chat.create, text="x"), Response[models.Reply])
    client.chat.create(stream=True)  # wrong
    client.chat.create(text="x", stream="yes")  # wrong
    client.chat.create(text="x").token  # wrong
    client.chat.create(text="x", stream=True).text  # wrong
    client.logs.create()  # wrong
    client.runs.fetch("1", stream=True, accept="text/csv")  # wrong


async def asynchronous(client: AsyncClient, flag: bool) -> None:
    assert_type(await client.chat.create(text="x"), models.Reply)
    assert_type(client.chat.create(text="x", stream=True), AsyncStream[models.Chunk])
    assert_type(await client.chat.create(text="x", stream=True), AsyncStream[models.Chunk])
    assert_type(
        await client.chat.create(text="x", stream=flag), models.Reply | AsyncStream[models.Chunk]
    )
    async for chunk in client.chat.create(text="x", stream=True):
        print(chunk.token)
    async for chunk in await client.chat.create(text="x", stream=True):
        print(chunk.token)
    async with client.chat.create(text="x", stream=True) as stream:
        print([chunk.token async for chunk in stream])
    task = asyncio.create_task(client.chat.create(text="x"))
    assert_type(await task, models.Reply)
    assert_type(await asyncio.wait_for(client.chat.create(text="x"), 1), models.Reply)
    assert_type(await client.with_response(client.chat.create, text="x"), Response[models.Reply])
    (await client.chat.create(text="x")).token  # wrong
    (await client.chat.create(text="x", stream=True)).text  # wrong
    client.chat.create(text="x").text  # wrong
"""
CASES = [("accepted", ACCEPTED), ("streaming-switch", SWITCH)]


@pytest.fixture(params=CASES, ids=[name for name, _ in CASES])
def user(
    request: pytest.FixtureRequest, case: Callable[[str], Generated], tmp_path: Path
) -> tuple[Path, set[int]]:
    """A program beside the package, and the numbers of its lines that are wrong."""
    name, program = request.param
    api = case(name)
    shutil.copytree(api.root / "src" / api.name, tmp_path / api.name)
    file = tmp_path / "user.py"
    lines = program.replace("PACKAGE", api.name).split("\n")
    file.write_text("\n".join(lines))
    return file, {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}


def test_pyright(user: tuple[Path, set[int]]) -> None:
    file, wrong = user
    config = file.parent / "pyrightconfig.json"
    settings = {"typeCheckingMode": "strict", "reportUnusedExpression": False}
    config.write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"]
    result = subprocess.run(
        [*command, "-p", str(config)], capture_output=True, text=True, check=False
    )
    found = json.loads(result.stdout)["generalDiagnostics"]
    errors = [one for one in found if one["severity"] == "error"]
    assert json.loads(result.stdout)["summary"]["filesAnalyzed"] > 50
    others = [one for one in errors if Path(one["file"]).name != "user.py"]
    assert others == []
    lines = {one["range"]["start"]["line"] + 1 for one in errors}
    assert lines == wrong, [one for one in errors if one["range"]["start"]["line"] + 1 not in wrong]


def test_mypy(user: tuple[Path, set[int]]) -> None:
    file, wrong = user
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "."]
    result = subprocess.run(
        [*command, "--hide-error-context"],
        cwd=file.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in result.stdout.splitlines() if ": error: " in line]
    assert [line for line in errors if not line.startswith("user.py:")] == []
    lines = {int(line.split(":")[1]) for line in errors}
    assert lines == wrong, [line for line in errors if int(line.split(":")[1]) not in wrong]
