"""Type checkers accept each overload and each kind of file, and report wrong ones."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.harness.generated import Generated

USER = """
import io
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from {package} import AsyncClient, Client, models


def chunks() -> Iterator[bytes]:
    yield b""


async def async_chunks() -> AsyncIterator[bytes]:
    yield b""


async def async_records() -> AsyncIterator[models.Record]:
    yield models.Record(n=1)


def sync(client: Client, data: memoryview) -> None:
    client.bodies.several(n=1, tags=["a"])
    client.bodies.several(n=1, content_type="application/x-www-form-urlencoded")
    client.bodies.several(body="a", content_type="text/plain")
    client.bodies.several(body=b"a", content_type="application/octet-stream")
    client.bodies.several(body=[models.Record(n=1)], content_type="application/x-ndjson")
    client.bodies.several(body={{"n": 1}}, content_type="application/x-ndjson")
    client.bodies.optional()
    client.bodies.optional(n=1)
    client.bodies.lines(body=[{{"a": "x"}}, {{"a": "y"}}])
    client.bodies.lines(body="raw")
    client.bodies.text_lines(body=["a", "b"])
    client.bodies.upload(body=b"")
    client.bodies.upload(body=bytearray())
    client.bodies.upload(body=data)
    client.bodies.upload(body=Path("a"))
    client.bodies.upload(body=io.BytesIO())
    client.bodies.upload(body=chunks())
    client.bodies.upload(body=("a.png", Path("a"), "image/png"))
    client.bodies.files(scan=(None, chunks(), "image/png", {{"X-Hash": "a"}}), several=[b"", data])
    client.bodies.picture(body=b"", content_type="image/png")


async def asynchronous(client: AsyncClient) -> None:
    await client.bodies.several(n=1)
    await client.bodies.several(body=async_records(), content_type="application/x-ndjson")
    await client.bodies.upload(body=async_chunks())
    await client.bodies.files(file=("a", async_chunks()), several=[async_chunks(), b""])
"""
WRONG = [
    'client.bodies.several(tags=["a"])',
    'client.bodies.several(n=1, content_type="text/plain")',
    'client.bodies.several(body="a")',
    'client.bodies.several(n=1, body="a", content_type="text/plain")',
    'client.bodies.several(body="a", content_type="text/html")',
    'client.bodies.several(body=1, content_type="text/plain")',
    'client.bodies.optional(tags=["a"])',
    "client.bodies.lines(body=5)",
    'client.bodies.upload(body="text")',
    'client.bodies.upload(body=("name", "text"))',
    "client.bodies.upload(body=async_chunks())",
    'client.bodies.files(file="text")',
]


@pytest.fixture(scope="module")
def user(clients: Callable[[str], Generated]) -> tuple[Path, int]:
    """A module with correct calls, and then one wrong call per line from the given line on."""
    api = clients("3.1.1")
    text = USER.format(package=api.name) + "\n\ndef wrong(client: Client) -> None:\n"
    file = api.root / "src" / "user.py"
    file.write_text(text + "".join(f"    {line}\n" for line in WRONG))
    return file, text.count("\n") + 1


def check_lines(user: tuple[Path, int], lines: set[int]) -> None:
    """Fail unless the errors are in the wrong calls, and in each of them."""
    _, first = user
    assert lines == set(range(first, first + len(WRONG)))


def test_pyright(user: tuple[Path, int]) -> None:
    file, _ = user
    config = file.parent / "pyrightconfig.json"
    config.write_text(json.dumps({"typeCheckingMode": "strict"}))
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"]
    result = subprocess.run(
        [*command, "-p", str(config)], capture_output=True, text=True, check=False
    )
    found = json.loads(result.stdout)["generalDiagnostics"]
    errors = [one for one in found if one["severity"] == "error"]
    assert [one for one in errors if Path(one["file"]).name != "user.py"] == []
    check_lines(user, {one["range"]["start"]["line"] + 1 for one in errors})


def test_mypy(user: tuple[Path, int]) -> None:
    file, _ = user
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--no-error-summary",
            "--hide-error-context",
            ".",
        ],
        cwd=file.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in result.stdout.splitlines() if ": error: " in line]
    assert [line for line in errors if not line.startswith("user.py:")] == []
    check_lines(user, {int(line.split(":")[1]) for line in errors})
