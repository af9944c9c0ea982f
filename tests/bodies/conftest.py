"""The clients of `documents.py`, and calls of both variants to a server on 127.0.0.1."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.bodies.documents import VERSIONS, build_document
from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated, generate

Call = Callable[[Any], Any]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The server that all clients call."""
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Generated]]:
    """`clients("3.1.1")`: the client of the document in one version, generated once."""
    made: dict[str, Generated] = {}
    with ExitStack() as stack:

        def client(version: str) -> Generated:
            if version not in made:
                folder = tmp_path_factory.mktemp("bodies")
                made[version] = stack.enter_context(generate(build_document(version), folder))
            return made[version]

        yield client


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    """Each version of the specification."""
    return str(request.param)


class Sender:
    """Calls the sync and the async client, and returns what the server received."""

    def __init__(self, api: Generated, server: Server) -> None:
        self.api = api
        self._server = server

    def __call__(self, call: Call, **options: Any) -> Seen:
        """The request of both variants, which must be equal but for the boundary."""
        return self.each(call, call, **options)

    def each(self, call: Call, async_call: Call, **options: Any) -> Seen:
        """The request of a call of the sync client and one of the async client."""
        self._server.seen.clear()
        self._server.reply(Reply(204))
        with self.api.client(base_url=self._server.url, **options) as client:
            call(client)
        asyncio.run(self._call(async_call, options))
        sync, other = self._server.seen
        assert normalize(sync) == normalize(other)
        return sync

    async def _call(self, call: Call, options: dict[str, Any]) -> None:
        async with self.api.async_client(base_url=self._server.url, **options) as client:
            await call(client)

    def refused(self, call: Call, match: str) -> None:
        """Fail unless both variants reject the call before they send anything."""
        self._server.seen.clear()
        self._server.reply(Reply(204))
        error = self.api.errors.RequestError
        with (
            self.api.client(base_url=self._server.url) as client,
            pytest.raises(error, match=match),
        ):
            call(client)
        with pytest.raises(error, match=match):
            asyncio.run(self._call(call, {}))
        assert self._server.seen == []


def normalize(seen: Seen) -> tuple[str, str, bytes]:
    """The target, media type and body of a request, without the boundary, which is random."""
    media_type = seen.headers.get("content-type", "")
    boundary = media_type.partition("boundary=")[2]
    body = seen.body.replace(boundary.encode(), b"boundary") if boundary else seen.body
    return seen.target, media_type.replace(boundary, "boundary") if boundary else media_type, body


@pytest.fixture
def send(clients: Callable[[str], Generated], server: Server, version: str) -> Sender:
    """Sends calls of the client in each version."""
    return Sender(clients(version), server)


@pytest.fixture
def send_3_1(clients: Callable[[str], Generated], server: Server) -> Sender:
    """Sends calls of the client in version 3.1."""
    return Sender(clients("3.1.1"), server)


@pytest.fixture
def send_3_2(clients: Callable[[str], Generated], server: Server) -> Sender:
    """Sends calls of the client in version 3.2."""
    return Sender(clients("3.2.0"), server)
