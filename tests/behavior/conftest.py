"""The clients of the golden cases, each generated once per session; tests must not modify them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.behavior.zoo.clients import Zoo, zoo_of
from tests.client.server import RawServer, Reply, Server
from tests.harness.generated import Generated, client_of
from tests.harness.golden import config_of


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on 127.0.0.1 that responds with 204."""
    server = Server()
    server.reply(Reply(204))
    yield server
    server.stop()


@pytest.fixture
def raw() -> Iterator[Callable[[bytes], RawServer]]:
    """`raw(response)`: a server that sends these bytes, and keeps the connection."""
    servers: list[RawServer] = []

    def start(response: bytes) -> RawServer:
        servers.append(RawServer(response))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Generated]]:
    """`case("nullable")`: the client of `tests/cases/nullable`, imported under a unique name."""
    clients: dict[str, Generated] = {}
    with ExitStack() as stack:

        def client(name: str) -> Generated:
            if name not in clients:
                folder = tmp_path_factory.mktemp("case")
                clients[name] = stack.enter_context(client_of(config_of(name), folder))
            return clients[name]

        yield client


@pytest.fixture(scope="session")
def zoos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Zoo]]:
    """`zoos("3.1.1")`: the zoo of a version of OpenAPI."""
    found: dict[str, Zoo] = {}
    with ExitStack() as stack:

        def zoo(version: str) -> Zoo:
            if version not in found:
                folder = tmp_path_factory.mktemp("zoo")
                found[version] = stack.enter_context(zoo_of(version, folder))
            return found[version]

        yield zoo
