"""Parameters that lead elsewhere, that a client cannot send, and that no document should have.

What parameters are sent as is in `test_zoo.py`.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from tests.client.server import Reply, Server
from tests.harness.generated import Generated

Make = Callable[..., Generated]
Call = Callable[[Any], Any]

DOCUMENT = """
    openapi: 3.2.0
    servers: [{url: "http://127.0.0.1:1/v1"}]
    paths:
      /users/{id}:
        delete:
          operationId: deleteUser
          x-clientwright: {resource: m, method: delete_user}
          parameters:
            - name: id
              in: path
              required: true
              content: {application/json: {schema: {type: string}}}
          responses: {"204": {description: Deleted.}}
      /label/{id}:
        delete:
          operationId: deleteLabel
          x-clientwright: {resource: m, method: delete_label}
          parameters: [{name: id, in: path, required: true, style: label, schema: {type: string}}]
          responses: {"204": {description: Deleted.}}
      /report{name}{version}:
        get:
          operationId: report
          x-clientwright: {resource: m, method: report}
          parameters:
            - {name: name, in: path, required: true, schema: {type: string}}
            - {name: version, in: path, required: true, style: matrix, schema: {type: string}}
          responses: {"204": {description: Nothing.}}
      /{a}{b}:
        get:
          operationId: two
          x-clientwright: {resource: m, method: two}
          parameters:
            - {name: a, in: path, required: true, schema: {type: string}}
            - {name: b, in: path, required: true, style: matrix, schema: {type: string}}
          responses: {"204": {description: Nothing.}}
      /search:
        get:
          operationId: search
          x-clientwright: {resource: m, method: search}
          parameters:
            - name: whole
              in: querystring
              content:
                application/json:
                  schema: {type: object, properties: {a: {type: integer}}}
          responses: {"204": {description: Nothing.}}
      /plain:
        get:
          operationId: plain
          x-clientwright: {resource: m, method: plain}
          parameters: [{name: t, in: query, content: {text/plain: {schema: {type: string}}}}]
          responses: {"204": {description: Nothing.}}
      /cookie:
        get:
          operationId: cookie
          x-clientwright: {resource: m, method: cookie}
          parameters: [{name: c, in: cookie, style: cookie, schema: {type: string}}]
          responses: {"204": {description: Nothing.}}
      /upload:
        put:
          operationId: upload
          x-clientwright: {resource: m, method: upload}
          parameters:
            - {name: Content-Length, in: header, required: true, schema: {type: integer}}
            - {name: host, in: header, schema: {type: string}}
            - {name: Transfer-Encoding, in: header, schema: {type: string}}
            - {name: Connection, in: header, schema: {type: string}}
          requestBody: {required: true, content: {application/octet-stream: {}}}
          responses: {"204": {description: Stored.}}
"""


@pytest.fixture
def api(generated: Make) -> Generated:
    return generated(DOCUMENT)


def run(api: Generated, server: Server, call: Call, **options: Any) -> None:
    """Run a call with the sync and with the async client."""
    url = f"{server.url}/v1"
    with api.package.Client(base_url=url, **options) as client:
        call(client)

    async def run_async() -> None:
        async with api.package.AsyncClient(base_url=url, **options) as client:
            await call(client)

    asyncio.run(run_async())


def targets(server: Server) -> set[str]:
    return {f"{seen.method} {seen.target}" for seen in server.seen}


def test_json_in_path_is_encoded(api: Generated, server: Server) -> None:
    # OpenAPI 3.2, appendix E: first the media type, then percent-encoding.
    run(api, server, lambda client: client.m.delete_user(".."))
    assert targets(server) == {"DELETE /v1/users/%22..%22"}


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.m.delete_label("."),
        lambda client: client.m.delete_label(""),
        # Some servers remove what follows the semicolon, before they resolve dots.
        lambda client: client.m.two("..", "x"),
        lambda client: client.m.two(".", ""),
    ],
)
def test_segment_that_leads_elsewhere_is_refused(
    api: Generated, server: Server, call: Call
) -> None:
    for client in (api.package.Client, api.package.AsyncClient):
        with pytest.raises(api.errors.RequestError, match="would change the path"):
            run_one(call, client(base_url=server.url))
    assert server.seen == []


def run_one(call: Call, client: Any) -> None:
    result = call(client)
    if asyncio.iscoroutine(result):
        asyncio.run(result)


def test_dots_inside_a_segment_are_sent(api: Generated, server: Server) -> None:
    run(api, server, lambda client: client.m.report("..", ".."))
    assert targets(server) == {"GET /v1/report..;version=.."}


def test_querystring_in_json(api: Generated, server: Server) -> None:
    run(api, server, lambda client: client.m.search(whole={"a": 1}))
    assert targets(server) == {"GET /v1/search?%7B%22a%22%3A1%7D"}


def test_content_in_text(api: Generated, server: Server) -> None:
    run(api, server, lambda client: client.m.plain(t="blue"))
    assert targets(server) == {"GET /v1/plain?t=blue"}


def test_cookie_as_given(api: Generated, server: Server) -> None:
    run(api, server, lambda client: client.m.cookie(c="a%2Fb"))
    assert {seen.headers["cookie"] for seen in server.seen} == {"c=a%2Fb"}


def test_headers_of_the_client_are_not_parameters(api: Generated, server: Server) -> None:
    with pytest.raises(TypeError, match="content_length"):
        api.package.Client(base_url=server.url).m.upload(content_length=3, body=b"12345")
    run(api, server, lambda client: client.m.upload(body=b"12345"))
    assert {(seen.body, seen.headers["content-length"]) for seen in server.seen} == {
        (b"12345", "5")
    }
    reported = [one.message for one in api.diagnostics.warnings if one.rule.code == "PA011"]
    assert [message.split("`")[1] for message in reported] == [
        "Content-Length",
        "host",
        "Transfer-Encoding",
        "Connection",
    ]


@pytest.mark.parametrize("name", ["Content-Length", "HOST", "transfer-encoding", "Connection"])
def test_headers_of_the_client_cannot_be_passed(api: Generated, name: str) -> None:
    for client in (api.package.Client, api.package.AsyncClient):
        with pytest.raises(api.errors.ConfigurationError, match=f"header {name} cannot be passed"):
            client(base_url="https://api.example", headers={name: "1"})
        with pytest.raises(api.errors.ConfigurationError, match=f"header {name} cannot be passed"):
            client(base_url="https://api.example").with_options(headers={name: "1"})


def test_header_with_an_invalid_name(generated: Make, server: Server) -> None:
    api = generated("""
        paths:
          /o:
            get:
              operationId: skipped
              parameters: [{name: "a b", in: header, required: true, schema: {type: string}}]
              responses: {"204": {description: Nothing.}}
            put:
              operationId: kept
              parameters: [{name: "a b", in: header, schema: {type: string}}]
              responses: {"204": {description: Nothing.}}
        """)
    [operation] = api.api.operations()
    assert (operation.id, operation.parameters) == ("kept", ())
    found = [one for one in api.diagnostics.warnings if one.rule.code == "PA012"]
    assert ["`GET /o` is not generated" in one.message for one in found] == [True, False]


FRAGMENTS = """
    servers: [{url: "https://b.example"}]
    paths:
      /talks:
        post:
          operationId: startTalk
          tags: [talks]
          responses:
            "200":
              description: The talk.
              content: {application/json: {schema: {$ref: "#/components/schemas/Talk"}}}
      /talks#stream:
        post:
          operationId: streamTalk
          tags: [talks]
          responses:
            "200":
              description: The talk.
              content: {text/event-stream: {schema: {$ref: "#/components/schemas/Talk"}}}
      /talks/{talk_id}#id:
        get:
          operationId: getTalk
          tags: [talks]
          parameters: [{name: talk_id, in: path, required: true, schema: {type: string}}]
          responses:
            "200":
              description: The talk.
              content: {application/json: {schema: {$ref: "#/components/schemas/Talk"}}}
    components:
      schemas:
        Talk: {type: object, properties: {id: {type: string}}}
"""


@pytest.mark.slow
def test_fragment_is_never_part_of_a_path(generated: Make) -> None:
    api = generated(FRAGMENTS)
    paths = [operation.path_text for operation in api.api.operations()]
    assert paths == ["/talks", "/talks", "/talks/{talk_id}"]
    assert len([one for one in api.diagnostics.warnings if one.rule.code == "OP014"]) == 2
    # The fake distinguishes the two operations by what they return.
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=api.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_number_that_was_read_is_sent_as_it_was(generated: Make, server: Server) -> None:
    api = generated("""
        paths:
          /things/{id}:
            get:
              operationId: getThing
              tags: [things]
              parameters: [{name: id, in: path, required: true, schema: {type: number}}]
              responses:
                "200":
                  description: The thing.
                  content:
                    application/json:
                      schema:
                        type: object
                        required: [id]
                        properties: {id: {type: number}}
        """)
    server.reply(Reply(200, {"id": 123}))
    with api.package.Client(base_url=server.url) as client:
        thing = client.things.get(123)
        client.things.get(thing.id)
    assert [seen.target for seen in server.seen] == ["/things/123", "/things/123"]


def test_default_of_a_required_parameter_is_sent(generated: Make, server: Server) -> None:
    """ "Required" means that it must be sent (OpenAPI, "Parameter Object"), and its schema has a
    value for it, so a call need not pass one."""
    api = generated("""
        paths:
          /things:
            get:
              operationId: listThings
              x-clientwright: {resource: m, method: find}
              parameters:
                - {name: from, in: query, required: true, schema: {type: integer, default: 0}}
                - {name: all, in: query, required: true, schema: {type: boolean, default: false}}
                - {name: ratio, in: query, required: true, schema: {type: number, default: 0.5}}
                - {name: X-Version, in: header, required: true, schema: {type: string, default: v2}}
                - {name: seen, in: query, schema: {type: integer, default: 7}}
                - {name: odd, in: query, required: true, schema: {type: integer, default: ""}}
              responses: {"204": {description: Nothing.}}
        """)
    for client in (api.package.Client, api.package.AsyncClient):
        with pytest.raises(TypeError, match="odd"):
            run_one(lambda client: client.m.find(), client(base_url=server.url))
    run(api, server, lambda client: client.m.find(odd=1))
    assert targets(server) == {"GET /v1/things?odd=1&from=0&all=false&ratio=0.5"}
    assert {seen.headers["x-version"] for seen in server.seen} == {"v2"}
    server.seen.clear()
    run(api, server, lambda client: client.m.find(from_=3, all=True, x_version="v1", odd=1))
    assert targets(server) == {"GET /v1/things?odd=1&from=3&all=true&ratio=0.5"}
    assert {seen.headers["x-version"] for seen in server.seen} == {"v1"}
