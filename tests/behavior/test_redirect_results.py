"""An operation whose only success is a redirect returns its location (RFC 9110, 10.2.2 and 15.4)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated, generate

DOCUMENT = """
paths:
  /archives/{id}:
    get:
      operationId: getArchive
      x-clientwright: {resource: archives, method: fetch}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "302":
          description: Found.
          headers: {Location: {schema: {type: string}}}
          content: {text/html: {}}
        "404": {description: Not found.}
        default: {description: Failed.}
  /pages/{id}:
    get:
      operationId: getPage
      x-clientwright: {resource: pages, method: fetch}
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        "200": {description: The page., content: {text/plain: {}}}
        "302": {description: The page moved.}
        "304": {description: Not modified.}
"""

both = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("redirects")) as made:
        yield made


def call(
    api: Generated, server: Server, function: Callable[[Any], Any], *, is_async: bool
) -> list[Any]:
    """The result of a call in the sync or the async client."""
    results: list[Any] = []
    if not is_async:
        with api.client(base_url=f"{server.url}/v1") as client:
            results.append(function(client))
        return results

    async def run() -> None:
        async with api.async_client(base_url=f"{server.url}/v1") as client:
            results.append(await function(client))

    asyncio.run(run())
    return results


@both
@pytest.mark.parametrize(
    ("location", "expected"),
    [("https://storage.example/a.zip", "https://storage.example/a.zip"), ("../a.zip", "/a.zip")],
    ids=["absolute", "relative"],
)
def test_location_is_the_result(
    api: Generated, server: Server, is_async: bool, location: str, expected: str
) -> None:
    server.reply(Reply(302, headers={"Location": location}))
    found = call(api, server, lambda client: client.archives.fetch("7"), is_async=is_async)
    # RFC 3986, section 5.2: `../a.zip` is relative to /v1/archives/7.
    assert found == [expected if expected.startswith("https:") else f"{server.url}/v1{expected}"]
    assert len(server.seen) == 1
    hint = api.client().archives.fetch.__annotations__["return"]
    assert hint == "str"


@both
def test_default_is_an_error_beside_a_redirect(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(410))
    with pytest.raises(api.errors.ClientStatusError):
        call(api, server, lambda client: client.archives.fetch("7"), is_async=is_async)


@both
def test_redirect_is_followed_beside_a_success(
    api: Generated, server: Server, is_async: bool
) -> None:
    text = {"Content-Type": "text/plain"}
    server.reply(Reply(302, headers={"Location": "/moved"}), Reply(200, body="here", headers=text))
    assert call(api, server, lambda client: client.pages.fetch("7"), is_async=is_async) == ["here"]
    assert [seen.path for seen in server.seen] == ["/v1/pages/7", "/moved"]


@both
def test_not_modified_reaches_only_conditional_requests(
    api: Generated, server: Server, is_async: bool
) -> None:
    server.reply(Reply(304))
    with pytest.raises(api.errors.NotModifiedError):
        call(
            api,
            server,
            lambda client: client.with_options(headers={"If-None-Match": '"v1"'}).pages.fetch("7"),
            is_async=is_async,
        )
    assert server.seen[0].headers["if-none-match"] == '"v1"'
    assert api.client().pages.fetch.__annotations__["return"] == "str"
