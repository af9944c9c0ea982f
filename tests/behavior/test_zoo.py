"""Each parameter of the zoo is sent as the specification says, by the sync and the async client."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import cache
from typing import Any

import msgspec
import pytest

from clientwright.contract.requests import RequestBuilder
from tests.behavior.zoo.document import VERSIONS, minor_of, zoo_document
from tests.behavior.zoo.expectations import CASES, REFUSED, Case
from tests.behavior.zoo.parameters import PARAMETERS
from tests.client.server import Reply, Server
from tests.harness.generated import Generated, generate

URL = "https://zoo.example"


class Zoo:
    """The clients of one version, and the server that they call."""

    def __init__(self, api: Generated, server: Server, runner: asyncio.Runner) -> None:
        self.api = api.api
        self.root = api.root
        self.server = server
        self.errors = api.errors
        self._runner = runner
        url = f"{server.url}/v1"
        self.client = api.package.Client(base_url=url)
        self.async_client = api.package.AsyncClient(base_url=url)

    def sent(self, case: Case, asynchronous: bool) -> str | None:
        """The text of the parameter in the request."""
        before = len(self.server.seen)
        client = self.async_client if asynchronous else self.client
        method = getattr(client.zoo, case.key)
        # Path parameters and required ones are positional in both clients.
        arguments = (case.value,) if case.defined.location == "path" else ()
        keywords = {} if arguments else {"value": case.value}
        try:
            if asynchronous:
                self._runner.run(_awaited(method, arguments, keywords))
            else:
                method(*arguments, **keywords)
        except self.errors.RequestError:
            assert len(self.server.seen) == before
            return REFUSED
        [seen] = self.server.seen[before:]
        headers = {name: text.encode("latin-1").decode() for name, text in seen.headers.items()}
        return _text(case, seen.target, headers)

    def close(self) -> None:
        self.client.close()
        self._runner.run(self.async_client.close())


async def _awaited(method: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> None:
    await method(*arguments, **keywords)


def _text(case: Case, target: str, headers: Mapping[str, str]) -> str | None:
    """The text of the parameter in a request."""
    location = case.defined.location
    path, question, query = target.partition("?")
    base = f"/v1/{location}/{case.key}"
    if location == "path":
        assert path.startswith(f"{base}/")
        assert not question
        return path.removeprefix(f"{base}/")
    assert path == base
    if location in ("query", "querystring"):
        return query if question else None
    assert not question
    return headers.get("cookie" if location == "cookie" else case.defined.name.lower())


@pytest.fixture(scope="module")
def zoos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Zoo]]:
    """`zoos("3.1.1")`: the zoo of a version, generated once."""
    with ExitStack() as stack:
        server = Server()
        stack.callback(server.stop)
        server.reply(Reply(204))
        runner = stack.enter_context(asyncio.Runner())

        @cache
        def zoo(version: str) -> Zoo:
            folder = tmp_path_factory.mktemp("zoo")
            api = stack.enter_context(generate(zoo_document(version), folder))
            zoo = Zoo(api, server, runner)
            stack.callback(zoo.close)
            return zoo

        yield zoo


_EXCHANGES = [
    pytest.param(version, case, id=f"{version}-{case}")
    for version in VERSIONS
    for case in CASES
    if minor_of(version) >= case.defined.since
]


def is_expressible(case: Case) -> bool:
    """Whether a generated test has such a value: a JSON value of a request that is sent."""
    is_binary = case.defined.media_type is not None and isinstance(case.value, bytes)
    return case.expected != REFUSED and not is_binary


@pytest.mark.parametrize(("version", "case"), _EXCHANGES)
def test_parameter(zoos: Callable[[str], Zoo], version: str, case: Case) -> None:
    zoo = zoos(version)
    assert zoo.sent(case, asynchronous=False) == case.expected, case.source
    assert zoo.sent(case, asynchronous=True) == case.expected, case.source


@pytest.mark.parametrize(
    ("version", "case"), [each for each in _EXCHANGES if is_expressible(each.values[1])]
)
def test_requests_that_generated_tests_expect(
    zoos: Callable[[str], Zoo], version: str, case: Case
) -> None:
    """`contract/requests.py`, which computes them, agrees with the table."""
    api = zoos(version).api
    operation = next(one for one in api.operations() if one.operation_id == case.key)
    [parameter] = operation.parameters
    values = {(parameter.location, parameter.wire_name): msgspec.to_builtins(case.value)}
    request = RequestBuilder(api, {}, base_url=f"{URL}/v1").build(operation, values, None, None)
    query = "&".join(f"{name}={value}" if name else value for name, value in request.query)
    cookies = "; ".join(f"{name}={value}" for name, value in request.cookies)
    headers = dict(request.headers) | ({"cookie": cookies} if cookies else {})
    target = request.url.removeprefix(URL) + (f"?{query}" if query else "")
    assert _text(case, target, headers) == case.expected, case.source


@pytest.mark.slow
@pytest.mark.parametrize("version", VERSIONS)
def test_generated_tests_pass(zoos: Callable[[str], Zoo], version: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=zoos(version).root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_parameter_has_an_expectation() -> None:
    assert {case.key for case in CASES} == {defined.key for defined in PARAMETERS}
