"""The clients of the zoo, and the server that they call."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.client.server import Server
from tests.harness.generated import Generated, generate

from .document import zoo_document


class Zoo:
    """The clients of one version, and the server that they call."""

    def __init__(self, api: Generated, server: Server, runner: asyncio.Runner) -> None:
        self.api = api.api
        self.root = api.root
        self.server = server
        self.errors = api.errors
        self.package: Any = api.package
        self._runner = runner
        url = f"{server.url}/v1"
        self.client = self.package.Client(base_url=url, max_retries=0)
        self.async_client = self.package.AsyncClient(base_url=url, max_retries=0)

    def call(self, function: Callable[[Any], Any], *, asynchronous: bool, **options: Any) -> Any:
        """The result of a call with one of the clients; that of an async function is awaited."""
        client = self.async_client if asynchronous else self.client
        result = function(client.with_options(**options) if options else client)
        return self.run(result) if isinstance(result, Awaitable) else result

    def run(self, awaitable: Awaitable[Any]) -> Any:
        """The result of an awaitable."""

        async def run() -> Any:
            return await awaitable

        return self._runner.run(run())

    def close(self) -> None:
        """Close both clients."""
        self.client.close()
        self._runner.run(self.async_client.close())


@contextmanager
def zoo_of(version: str, folder: Path) -> Iterator[Zoo]:
    """The zoo of a version of OpenAPI."""
    with ExitStack() as stack:
        server = Server()
        stack.callback(server.stop)
        runner = stack.enter_context(asyncio.Runner())
        api = stack.enter_context(generate(zoo_document(version), folder))
        zoo = Zoo(api, server, runner)
        stack.callback(zoo.close)
        yield zoo
