"""The sample client, built from the runtime's templates, and a driver for its sync and async APIs."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from clientwright.rendering.templates import Templates
from clientwright.targets.python.package.variants import runtime_files
from tests.client.server import Server

SAMPLE = Path(__file__).parent / "sample"


def assemble(folder: Path) -> Path:
    """Write the sample client `petshop` below `folder`; return the folder of the package."""
    package = folder / "petshop"
    shutil.copytree(SAMPLE, package, ignore=shutil.ignore_patterns("__pycache__"))
    for name, text in runtime_files(Templates("python")).items():
        if not name.startswith("testing/"):
            file = package / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return package


@pytest.fixture(scope="session")
def source_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the package `petshop`; on `sys.path` for the whole session."""
    folder = tmp_path_factory.mktemp("sample")
    assemble(folder)
    sys.path.insert(0, str(folder))
    return folder


@pytest.fixture(scope="session")
def petshop(source_root: Path) -> Any:
    """The package of the sample client."""
    return importlib.import_module("petshop")


@pytest.fixture(scope="session")
def runtime(petshop: Any) -> Callable[[str], Any]:
    """Import a module of the runtime: `runtime("call.retry")`."""
    return lambda name: importlib.import_module(f"petshop._runtime.{name}")


@pytest.fixture
def server() -> Iterator[Server]:
    """The server that the client calls."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def other_server() -> Iterator[Server]:
    """A server on another origin, which must not receive credentials."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _isolate_client(petshop: Any, runtime: Callable[[str], Any], monkeypatch: Any) -> None:
    """Shorten the backoff, and ignore credentials in the environment."""
    monkeypatch.setattr(runtime("call.retry"), "FIRST_DELAY", 0.001)
    for name in ("ACCOUNT", "PASSWORD", "KEY", "TOKEN", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"PETSHOP_{name}", raising=False)


class Driver:
    """Runs a call with the sync or the async client: `drive(lambda client: client.pets.fetch("1"))`."""

    def __init__(self, package: Any, url: str, asynchronous: bool) -> None:
        self.package = package
        self.url = url
        self.asynchronous = asynchronous

    def __call__(self, call: Callable[[Any], Any], **options: Any) -> Any:
        if not {"account", "key", "token", "client_id"} & options.keys():
            options.update(account="AC1", password="s3cret")
        options.setdefault("base_url", self.url)
        if self.asynchronous:
            return asyncio.run(self._run_async(call, options))
        with self.package.PetshopClient(**options) as client:
            result = call(client)
            return (
                list(result)
                if hasattr(result, "__next__") or _is_iterable_result(result)
                else result
            )

    async def _run_async(self, call: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with self.package.AsyncPetshopClient(**options) as client:
            result = call(client)
            if hasattr(result, "__aiter__"):
                return [item async for item in result]
            return await result if inspect.isawaitable(result) else result


def _is_iterable_result(result: Any) -> bool:
    return type(result).__name__ in ("Pager", "Stream")


@pytest.fixture(params=["sync", "async"])
def drive(request: pytest.FixtureRequest, petshop: Any, server: Server) -> Driver:
    """Run the test with the sync and with the async client."""
    return Driver(petshop, server.url, request.param == "async")
