"""The sample client, put together from the runtime's templates, and both ways to drive it."""

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

from clientwright.render import Templates
from clientwright.targets.python.package.runtime import runtime_files
from tests.client.server import Server

SAMPLE = Path(__file__).parent / "sample"


def assemble(folder: Path) -> Path:
    """Write the sample client `petshop` below `folder`; its package."""
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
    """The folder that holds the package `petshop`, importable for the whole session."""
    folder = tmp_path_factory.mktemp("sample")
    assemble(folder)
    sys.path.insert(0, str(folder))
    return folder


@pytest.fixture(scope="session")
def petshop(source_root: Path) -> Any:
    """The sample client's package."""
    return importlib.import_module("petshop")


@pytest.fixture(scope="session")
def runtime(petshop: Any) -> Callable[[str], Any]:
    """`runtime("call.retry")`: a module of the runtime."""
    return lambda name: importlib.import_module(f"petshop._runtime.{name}")


@pytest.fixture
def server() -> Iterator[Server]:
    """The server that the client talks to."""
    made = Server()
    yield made
    made.stop()


@pytest.fixture
def other_server() -> Iterator[Server]:
    """A server that should never learn a secret."""
    made = Server()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _quick_and_alone(petshop: Any, runtime: Callable[[str], Any], monkeypatch: Any) -> None:
    """Backoff that does not make tests slow, and no credentials of the machine's."""
    monkeypatch.setattr(runtime("call.retry"), "FIRST_DELAY", 0.001)
    for name in ("ACCOUNT", "PASSWORD", "KEY", "TOKEN", "CLIENT_ID", "CLIENT_SECRET"):
        monkeypatch.delenv(f"PETSHOP_{name}", raising=False)


class Driver:
    """Runs the same call through either colour: `drive(lambda client: client.pets.fetch("1"))`."""

    def __init__(self, package: Any, url: str, asynchronous: bool) -> None:
        self.package = package
        self.url = url
        self.asynchronous = asynchronous

    def __call__(self, use: Callable[[Any], Any], **options: Any) -> Any:
        if not {"account", "key", "token", "client_id"} & options.keys():
            options.update(account="AC1", password="s3cret")
        options.setdefault("base_url", self.url)
        if self.asynchronous:
            return asyncio.run(self._asynchronously(use, options))
        with self.package.PetshopClient(**options) as client:
            found = use(client)
            return list(found) if hasattr(found, "__next__") or _is_lazy(found) else found

    async def _asynchronously(self, use: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with self.package.AsyncPetshopClient(**options) as client:
            found = use(client)
            if hasattr(found, "__aiter__"):
                return [item async for item in found]
            return await found if inspect.isawaitable(found) else found


def _is_lazy(found: Any) -> bool:
    return type(found).__name__ in ("Pager", "Stream")


@pytest.fixture(params=["sync", "async"])
def drive(request: pytest.FixtureRequest, petshop: Any, server: Server) -> Driver:
    """Both colours, one after the other."""
    return Driver(petshop, server.url, request.param == "async")
