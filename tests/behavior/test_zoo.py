"""Each parameter of the zoo is sent as the specification says, by the sync and the async client."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping

import msgspec
import pytest

from clientwright.contract.requests import RequestBuilder
from tests.behavior.zoo.clients import Zoo
from tests.behavior.zoo.document import VERSIONS, minor_of
from tests.behavior.zoo.expectations import CASES, REFUSED, Case
from tests.behavior.zoo.parameters import PARAMETERS
from tests.client.server import Reply

URL = "https://zoo.example"


def _sent(zoo: Zoo, case: Case, *, asynchronous: bool) -> str | None:
    """The text of the parameter in the request."""
    zoo.server.reply(Reply(204))
    zoo.server.seen.clear()
    # Path parameters and required ones are positional in both clients.
    arguments = (case.value,) if case.defined.location == "path" else ()
    keywords = {} if arguments else {"value": case.value}
    try:
        zoo.call(
            lambda client: getattr(client.zoo, case.key)(*arguments, **keywords),
            asynchronous=asynchronous,
        )
    except zoo.errors.RequestError:
        assert zoo.server.seen == []
        return REFUSED
    [seen] = zoo.server.seen
    headers = {name: text.encode("latin-1").decode() for name, text in seen.headers.items()}
    return _text(case, seen.target, headers)


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
    assert _sent(zoo, case, asynchronous=False) == case.expected, case.source
    assert _sent(zoo, case, asynchronous=True) == case.expected, case.source


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
