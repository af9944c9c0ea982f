"""Behavior tests: generate a client from a few lines of a document, import and use it.

    def test_a_null_is_kept(generated):
        api = generated('''
            paths:
              /pets: ...
        ''')
        with api.client(lambda request: httpx2.Response(200, json={"name": None})) as client:
            assert client.pets.fetch("1").name is None

Each package has a unique name, so that tests share nothing.
"""

from __future__ import annotations

import asyncio
import importlib
import itertools
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2

from clientwright.config import Config
from clientwright.diagnostics.findings import Diagnostics
from clientwright.model import Api
from clientwright.output.write import apply, compare

from .making import make, save

Handler = Callable[[httpx2.Request], httpx2.Response]

_numbers = itertools.count(1)


@dataclass(frozen=True)
class Generated:
    """A client that was generated, written and imported."""

    name: str
    """The name of the package."""
    root: Path
    """The output folder."""
    package: ModuleType
    files: Mapping[str, str]
    api: Api
    diagnostics: Diagnostics

    def module(self, name: str) -> ModuleType:
        """A module of the package: `module("resources.pets")`."""
        return importlib.import_module(f"{self.name}.{name}")

    @property
    def models(self) -> Any:
        """The models, by attribute."""
        return self.module("models")

    @property
    def errors(self) -> Any:
        """The exceptions, by attribute."""
        return self.module("errors")

    @property
    def source(self) -> Path:
        """The folder of the package."""
        return self.root / "src" / self.name

    def text(self, path: str) -> str:
        """The text of a file of the package: `text("resources/pets.py")`."""
        return self.files[f"src/{self.name}/{path}"]

    def client(self, handler: Handler | None = None, **arguments: Any) -> Any:
        """A client with a mock transport."""
        if handler is not None:
            transport = httpx2.MockTransport(handler)
            arguments["http_client"] = httpx2.Client(transport=transport)
        arguments.setdefault("base_url", "https://api.example")
        return self.package.Client(**arguments)

    def async_client(self, handler: Handler | None = None, **arguments: Any) -> Any:
        """An asynchronous client with a mock transport."""
        if handler is not None:
            transport = httpx2.MockTransport(handler)
            arguments["http_client"] = httpx2.AsyncClient(transport=transport)
        arguments.setdefault("base_url", "https://api.example")
        return self.package.AsyncClient(**arguments)

    def call(self, *functions: Callable[[Any], Any], is_async: bool, **arguments: Any) -> None:
        """Call functions with one client of a variant, which sends requests over the network."""
        package: Any = self.package

        async def run() -> None:
            async with package.AsyncClient(**arguments) as client:
                for function in functions:
                    await function(client)

        if is_async:
            asyncio.run(run())
            return
        with package.Client(**arguments) as client:
            for function in functions:
                function(client)


class Recorder:
    """A response that records the requests: `Recorder(200, json={...})`."""

    def __init__(self, status: int = 200, **content: Any) -> None:
        self.requests: list[httpx2.Request] = []
        self._status = status
        self._content = content

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        return httpx2.Response(self._status, **self._content)

    @property
    def request(self) -> httpx2.Request:
        """The only request."""
        [request] = self.requests
        return request


@contextmanager
def imported(root: Path, name: str) -> Generator[ModuleType, None, None]:
    """Import a package below `root/src`, and unload it afterwards."""
    folder = str(root / "src")
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(name)
    finally:
        sys.path.remove(folder)
        for module in [m for m in sys.modules if m == name or m.startswith(f"{name}.")]:
            del sys.modules[module]


@contextmanager
def generate(
    document: str | Mapping[str, Any], folder: Path, **options: Any
) -> Generator[Generated, None, None]:
    """Generate, write and import the client of a document; `options` are those of `Config`."""
    root = folder / f"document_{next(_numbers)}"
    root.mkdir()
    with client_of(Config(document=save(document, root), **options), root) as generated:
        yield generated


@contextmanager
def client_of(config: Config, folder: Path) -> Generator[Generated, None, None]:
    """Generate, write and import the client of a configuration, with a unique package name."""
    name = f"probe_{next(_numbers)}"
    root = folder / name
    result = make(replace(config, out=root, package=name, client="Client"))
    assert result.files is not None
    assert result.api is not None
    apply(compare(root, result.files))
    with imported(root, name) as package:
        yield Generated(name, root, package, result.files, result.api, result.diagnostics)
