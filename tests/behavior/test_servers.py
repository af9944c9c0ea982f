"""The server that a request is sent to: OpenAPI, "Server Object" and "Server Variable Object"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from clientwright.diagnostics import rules
from tests.client.server import Server
from tests.harness.generated import Generated, generate
from tests.harness.typed import find_wrong_lines, list_marked_lines

DONE = {"204": {"description": "Done."}}


def naming(method: str) -> dict[str, Any]:
    return {"x-clientwright": {"resource": "things", "method": method}, "responses": DONE}


def document(servers: list[dict[str, Any]], own: list[dict[str, Any]]) -> dict[str, Any]:
    """Operations `things.list`, and `things.upload` with servers of its own."""
    upload = {**naming("upload"), "servers": own} if own else naming("upload")
    return {
        "servers": servers,
        "paths": {"/list": {"get": naming("list")}, "/upload": {"post": upload}},
    }


# Ports of servers on 127.0.0.1 are free ones, so they are variables.
SERVERS = [
    {
        "url": "http://127.0.0.1:{port}/{version}",
        "description": "Production",
        "variables": {
            "port": {"default": "1"},
            "version": {"default": "v2", "enum": ["v1", "v2"]},
        },
    },
    {
        "url": "http://127.0.0.1:{port}/test/{version}",
        "description": "The sandbox server, for tests",
        "variables": {"port": {"default": "1"}, "version": {"default": "beta"}},
    },
    {"url": "/relative", "description": "This host"},
]
UPLOAD = [
    {
        "url": "http://127.0.0.1:{port}/up/{region}",
        "variables": {
            "port": {"default": "1"},
            "region": {"default": "eu", "enum": ["eu", "us"]},
        },
    }
]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(document(SERVERS, UPLOAD), tmp_path_factory.mktemp("servers")) as generated:
        yield generated


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, server: Server) -> Callable[..., str]:
    """`call(api, "list", server="sandbox")`: the path of the request that arrived."""

    def run(api: Generated, method: str, **arguments: Any) -> str:
        arguments.setdefault("port", server.url.rpartition(":")[2])
        send = attrgetter(f"things.{method}")
        api.call(lambda client: send(client)(), is_async=request.param == "async", **arguments)
        return server.seen[-1].path

    return run


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "/v2/list"),
        ({"version": "v1"}, "/v1/list"),
        ({"server": "production"}, "/v2/list"),
        ({"server": "sandbox"}, "/test/beta/list"),
        ({"server": "sandbox", "version": "v7"}, "/test/v7/list"),
    ],
)
def test_server_and_variables(
    api: Generated, call: Any, arguments: dict[str, Any], path: str
) -> None:
    assert call(api, "list", **arguments) == path


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ({}, "/up/eu/upload"),
        ({"region": "us"}, "/up/us/upload"),
        ({"server": "sandbox"}, "/up/eu/upload"),
    ],
)
def test_variables_of_an_operation(
    api: Generated, call: Any, arguments: dict[str, Any], path: str
) -> None:
    assert call(api, "upload", **arguments) == path


def test_servers_of_an_operation_have_the_same_names(generated: Any, call: Any) -> None:
    port = {"port": {"default": "1"}}
    own = [
        {"url": f"http://127.0.0.1:{{port}}/{name}", "description": name, "variables": port}
        for name in ("live", "sandbox")
    ]
    api = generated(document(SERVERS, own))
    assert call(api, "upload") == "/live/upload"
    assert call(api, "upload", server="sandbox") == "/sandbox/upload"


def test_document_whose_servers_are_those_of_operations(generated: Any, call: Any) -> None:
    """The `servers` of a path item and of an operation are those that it uses, and if each one
    declares its own, the default `/` is used by none ("Path Item Object")."""
    port = {"port": {"default": "1"}}
    own = [
        {"url": f"http://127.0.0.1:{{port}}/{name}", "description": name, "variables": port}
        for name in ("live", "sandbox")
    ]
    source = document([], own)
    del source["servers"]
    source["paths"]["/list"]["servers"] = own[1:]
    api = generated(source)
    assert call(api, "list") == "/sandbox/list"
    assert call(api, "upload") == "/live/upload"
    assert call(api, "upload", server="sandbox") == "/sandbox/upload"


def test_variable_of_an_operation_without_a_default(
    generated: Any, call: Any, server: Server
) -> None:
    """SE003 says that users must pass it; nothing is sent to another server."""
    port = {"port": {"default": "1"}}
    url = "http://127.0.0.1:{port}/{tenant}"
    api = generated(document(SERVERS, [{"url": url, "variables": port}]))
    assert rules.SERVER_VARIABLE_UNKNOWN in [one.rule for one in api.diagnostics.all]
    with pytest.raises(api.errors.ConfigurationError, match="pass a value for 'tenant'"):
        call(api, "upload")
    assert server.seen == []
    assert call(api, "upload", tenant="t1") == "/t1/upload"
    assert call(api, "list") == "/v2/list"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"version": "v3"}, r"'version' must be one of 'v1', 'v2'; got 'v3'"),
        ({"server": "other"}, r"`server` must be one of 'production', 'sandbox'; got 'other'"),
        ({"server": "sandbox", "base_url": "https://x.example"}, "not both"),
        ({"version": "a b"}, "must be one of"),
    ],
)
def test_wrong_server_or_variable(api: Generated, arguments: dict[str, Any], message: str) -> None:
    package: Any = api.package
    with pytest.raises(api.errors.ConfigurationError, match=message):
        package.Client(**arguments)


def test_wrong_variable_of_an_operation(api: Generated, call: Any, server: Server) -> None:
    with pytest.raises(api.errors.ConfigurationError, match=r"must be one of 'eu', 'us'; got 'x'"):
        call(api, "upload", region="x")
    assert server.seen == []


def test_base_url_overrides_the_servers_of_operations(api: Generated, server: Server) -> None:
    package: Any = api.package
    with package.Client(base_url=f"{server.url}/mine") as client:
        client.things.upload()
    assert server.seen[0].path == "/mine/upload"


@pytest.mark.parametrize(
    ("servers", "names"),
    [
        ([("https://a.example", ""), ("https://b.example", "")], ["a.example", "b.example"]),
        (
            [("https://api.example", ""), ("https://api.sandbox.example", "")],
            ["api.example", "sandbox"],
        ),
        (
            [("https://a.example", "EU data center"), ("https://b.example", "US data center")],
            ["eu-data-center", "us-data-center"],
        ),
        (
            [("https://a.example", "Production"), ("https://b.example", "Production (US)")],
            ["production", "production-us"],
        ),
        ([("https://a.example", ""), ("/v1", "")], []),
        ([("http://localhost:8000", ""), ("https://staging.example", "")], ["local", "staging"]),
    ],
)
def test_names_of_servers(generated: Any, servers: list[tuple[str, str]], names: list[str]) -> None:
    """Names come from environments, short descriptions or hosts, and are distinct."""
    described = [{"url": url, "description": text} for url, text in servers]
    api = generated(document(described, []))
    annotation = api.package.Client.__init__.__annotations__.get("server", "")
    assert annotation == (f"Literal{names} | None" if names else "")


@pytest.mark.parametrize("key", ["name", "x-name"])
def test_name_in_the_document(generated: Any, key: str) -> None:
    """`name` is new in OpenAPI 3.2."""
    servers = [{"url": "https://a.example", key: "Main One"}, {"url": "https://b.example"}]
    api = generated({"openapi": "3.2.0", **document(servers, [])})
    package: Any = api.package
    assert package.Client(server="Main One").base_url == "https://a.example"
    assert package.Client(server="b.example").base_url == "https://b.example"


@pytest.mark.parametrize("url", ["https://a.example/v1?key=1", "https://a.example/v1#x"])
def test_query_and_fragment_of_a_url(generated: Any, url: str) -> None:
    """They are not allowed ("Server Object", OpenAPI 3.2), and not sent."""
    api = generated(document([{"url": url}], []))
    assert [one.rule for one in api.diagnostics.all] == [rules.SERVER_URL]
    package: Any = api.package
    assert package.Client().base_url == "https://a.example/v1"


USER = """
from PACKAGE import Client

Client(version="v1")
Client(server="production", version="v2", region="us")
Client(server="sandbox", version="v7", port="8000")
Client(version="v7")  # wrong
Client(server="production", version="v7")  # wrong
Client(server="other")  # wrong
Client(region="asia")  # wrong
"""


def test_servers_and_variables_are_typed(api: Generated, tmp_path: Path) -> None:
    """A type checker accepts exactly the servers and values that the document lists."""
    assert find_wrong_lines(USER, api, tmp_path) == list_marked_lines(USER)
