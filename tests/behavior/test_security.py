"""Which credentials a request carries: OpenAPI, "Security Requirement Object".

Requests are those that a server on 127.0.0.1 receives.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from clientwright.diagnostics import rules
from tests.client.server import Reply, Server
from tests.harness import generated as harness
from tests.harness.generated import Generated
from tests.harness.typed import find_wrong_lines, list_marked_lines

DONE = {"204": {"description": "Done."}}
HEADER_KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}
QUERY_KEY = {"type": "apiKey", "in": "query", "name": "key"}
BEARER = {"type": "http", "scheme": "bearer"}
BASIC = {"type": "http", "scheme": "basic"}
NONE: Any = object()


def document(
    schemes: dict[str, Any], security: Any = NONE, *, own: Any = NONE, **members: Any
) -> dict[str, Any]:
    """Operations `things.list`, and `things.open` with its own security."""

    def operation(method: str, value: Any) -> dict[str, Any]:
        naming = {"resource": "things", "method": method}
        declared = {} if value is NONE else {"security": value}
        return {"x-clientwright": naming, "responses": DONE, **declared}

    return {
        "paths": {
            "/list": {"get": operation("list", NONE)},
            "/open": {"get": operation("open", own)},
        },
        "components": {"securitySchemes": schemes},
        **({} if security is NONE else {"security": security}),
        **members,
    }


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, server: Server) -> Callable[..., Any]:
    """`call(api, "list", token="t")`: call a method; the request that arrived."""

    def run(api: Generated, method: str, passed: Any = (), **arguments: Any) -> Any:
        arguments.setdefault("base_url", server.url)
        send = attrgetter(f"things.{method}")
        is_async = request.param == "async"
        api.call(lambda client: send(client)(**dict(passed)), is_async=is_async, **arguments)
        return server.seen[-1]

    return run


def reported(api: Generated) -> list[str]:
    """The codes of what was reported about security."""
    found = [one.rule.code for one in api.diagnostics.all]
    return [code for code in found if code.startswith("SE")]


# --- which of several ----------------------------------------------------------------------------


def test_first_of_two_given_alternatives_is_used(generated: Any, call: Any) -> None:
    """Only one of the alternatives needs to be satisfied; the document lists the key first."""
    schemes = {"bearer": BEARER, "key": HEADER_KEY}
    api = generated(document(schemes, [{"key": []}, {"bearer": []}]))
    headers = call(api, "list", token="t", api_key="k").headers
    assert headers["x-key"] == "k"
    assert "authorization" not in headers
    assert call(api, "list", token="t").headers["authorization"] == "Bearer t"


def test_two_schemes_for_one_header(generated: Any, call: Any) -> None:
    schemes = {"user": BASIC, "bearer": BEARER, "key": {**HEADER_KEY, "name": "authorization"}}
    api = generated(document(schemes, [{"user": [], "bearer": []}, {"bearer": [], "key": []}]))
    conflicts = [one for one in api.diagnostics.all if one.rule is rules.SECURITY_CONFLICT]
    assert [one.message.partition(" both")[0] for one in conflicts] == [
        "`user` and `bearer`",
        "`bearer` and `key`",
    ]


def test_alternatives_for_one_header_are_no_conflict(generated: Any) -> None:
    api = generated(document({"user": BASIC, "bearer": BEARER}, [{"user": []}, {"bearer": []}]))
    assert reported(api) == []


@pytest.mark.parametrize("name", ["bearer", "#/components/securitySchemes/bearer"])
def test_name_or_uri_of_a_scheme(generated: Any, call: Any, name: str) -> None:
    """OpenAPI 3.2 allows the URI of a scheme ("Security Requirement Object")."""
    api = generated({"openapi": "3.2.0", **document({"bearer": BEARER}, [{name: []}])})
    assert reported(api) == []
    assert call(api, "list", token="t").headers["authorization"] == "Bearer t"


# --- schemes that nothing requires ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("security", "own"), [(NONE, NONE), ([], NONE), ([], []), ([{}], NONE), (NONE, [])]
)
def test_scheme_that_nothing_requires_is_sent_if_passed(
    generated: Any, call: Any, security: Any, own: Any
) -> None:
    api = generated(document({"bearer": BEARER}, security, own=own))
    assert reported(api) == [rules.SECURITY_IMPLIED.code]
    for method in ("list", "open"):
        assert call(api, method, token="t").headers["authorization"] == "Bearer t"
        assert "authorization" not in call(api, method).headers


def test_environment_is_not_read_for_schemes_that_nothing_requires(
    generated: Any, call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    api = generated(document({"bearer": BEARER}))
    monkeypatch.setenv(f"{api.name.upper()}_TOKEN", "t")
    assert "authorization" not in call(api, "list").headers


def test_several_schemes_that_nothing_requires(generated: Any, call: Any) -> None:
    """All that are passed are sent; of two for one header, the first."""
    api = generated(document({"key": HEADER_KEY, "query": QUERY_KEY, "a": BEARER, "b": BASIC}))
    seen = call(api, "list", key="k", query="q", token="t", username="u", password="p")
    assert (seen.headers["x-key"], seen.query) == ("k", [("key", "q")])
    assert seen.headers["authorization"] == "Bearer t"


def test_implied_credentials_stay_with_the_origin(
    generated: Any, call: Any, server: Server
) -> None:
    other = Server()
    other.reply(Reply(204))
    server.reply(Reply(302, headers={"Location": f"{other.url}/elsewhere"}))
    api = generated(document({"bearer": BEARER}))
    call(api, "list", token="t")
    assert server.seen[0].headers["authorization"] == "Bearer t"
    assert "authorization" not in other.seen[0].headers
    other.stop()


def test_fake_of_an_api_that_requires_nothing(generated: Any) -> None:
    fake = generated(document({"bearer": BEARER})).module("testing").FakeApi()
    with fake.client() as client:
        client.things.list()
    assert fake.requests[0].headers["authorization"].startswith("Bearer ")


# --- exempt operations ---------------------------------------------------------------------------


def test_exempt_operation_gets_no_credentials(generated: Any, call: Any) -> None:
    api = generated(document({"bearer": BEARER}, [{"bearer": []}], own=[]))
    assert reported(api) == []
    assert "authorization" not in call(api, "open", token="t").headers
    seen = call(api, "open", token="t", always_authenticate=True)
    assert seen.headers["authorization"] == "Bearer t"


def test_exempt_operations_are_reported_if_they_are_most(generated: Any) -> None:
    exempt = {"security": [], "responses": DONE}
    paths = {"/a": {"get": {"responses": DONE}}, "/b": {"get": exempt, "put": exempt}}
    data = document({"bearer": BEARER}, [{"bearer": []}], paths=paths)
    assert reported(generated(data)) == [rules.SECURITY_EXEMPT.code]
    for value in (True, False):  # a decision was made
        decided = {**data, "x-clientwright": {"always-authenticate": value}}
        assert reported(generated(decided)) == []


def test_extension_sends_credentials_to_exempt_operations(generated: Any, call: Any) -> None:
    extension = {"x-clientwright": {"always-authenticate": True}}
    api = generated(document({"bearer": BEARER}, [{"bearer": []}], own=[], **extension))
    assert call(api, "open", token="t").headers["authorization"] == "Bearer t"
    with pytest.raises(TypeError, match="always_authenticate"):
        call(api, "open", token="t", always_authenticate=True)


# --- credentials that no operation uses ----------------------------------------------------------


def test_unused_credential_is_reported_and_warned_of(generated: Any, call: Any) -> None:
    api = generated(document({"bearer": BEARER, "old": HEADER_KEY}, [{"bearer": []}]))
    assert reported(api) == [rules.SCHEME_UNUSED.code]
    with pytest.warns(UserWarning, match=r"`api_key=` has no effect") as caught:
        headers = call(api, "list", token="t", api_key="k").headers
    assert "x-key" not in headers
    assert caught[0].filename == harness.__file__  # which calls the constructor
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        call(api, "list", token="t")
        with api.module("testing").FakeApi().client() as client:
            client.things.list()


def test_scheme_behind_a_reference_is_used(generated: Any) -> None:
    schemes = {"alias": {"$ref": "#/components/securitySchemes/real"}, "real": HEADER_KEY}
    assert reported(generated(document(schemes, [{"alias": []}]))) == []


# --- prefixes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "sent"),
    [
        ("YWJj+/9=:%2F.ey!#$&'()*<=>?@[]^_`{|}~", "YWJj+/9=:%2F.ey!#$&'()*<=>?@[]^_`{|}~"),
        # The characters that a cookie cannot contain.
        ('a;b,c d\\"é', "a%3Bb%2Cc%20d%5C%22%C3%A9"),
    ],
)
def test_key_in_a_cookie(generated: Any, call: Any, key: str, sent: str) -> None:
    """As a server set it, if a cookie can contain it (RFC 6265, sections 4.1.1 and 5.4)."""
    scheme = {"type": "apiKey", "in": "cookie", "name": "sid"}
    api = generated(document({"sid": scheme}, [{"sid": []}]))
    assert call(api, "list", api_key=key).headers["cookie"] == f"sid={sent}"


def test_parameter_with_the_name_of_a_key(generated: Any, call: Any) -> None:
    """It is sent once: what a cookie repeated would mean is undefined (RFC 6265, section 4.2.2).

    A header that a call passes overrides credentials.
    """
    location = {"sid": "cookie", "key": "query", "X-Key": "header"}
    schemes = {
        name: {"type": "apiKey", "in": where, "name": name} for name, where in location.items()
    }
    source = document(schemes, [{name: [] for name in schemes}])
    source["paths"]["/list"]["get"]["parameters"] = [
        {"name": name, "in": where, "schema": {"type": "string"}}
        for name, where in location.items()
    ]
    api = generated(source)
    keys = {"sid": "1", "key": "2", "x_key": "3"}
    seen = call(api, "list", passed={"sid": "a", "key": "b", "x_key": "c"}, **keys)
    assert seen.headers["cookie"] == "sid=1"
    assert seen.target == "/list?key=2"
    assert seen.headers["x-key"] == "c"


@pytest.mark.parametrize("prefix", ["Klaviyo-API-Key ", "SSWS ", "Bot "])
def test_prefix_of_a_key(generated: Any, call: Any, prefix: str) -> None:
    key = {**HEADER_KEY, "name": "Authorization", "x-clientwright": {"prefix": prefix}}
    api = generated(document({"key": key}, [{"key": []}]))
    expected = f"{prefix}k"
    assert call(api, "list", api_key="k").headers["authorization"] == expected
    assert call(api, "list", api_key=expected).headers["authorization"] == expected
    assert call(api, "list", api_key=lambda: "k").headers["authorization"] == expected


@pytest.mark.parametrize(
    ("description", "prefix"),
    [
        ("Use `Authorization: Klaviyo-API-Key your-private-api-key`.", "Klaviyo-API-Key"),
        ("Pass the API token prefixed with SSWS.", "SSWS"),
        ("The value is `Bot {token}`.", "Bot"),
        ("Send Authorization: Token abc123", "Token"),
        ('Format: "Bearer <your token>"', "Bearer"),
        ("The value is `GenieKey `, followed by the key.", "GenieKey"),
        ("The API key of your account.", None),
        ("Find `the key` in your dashboard.", None),
        ("Requests are refused with a prefix of zeros.", None),
        ("Sent in the header `Authorization`.", None),
    ],
)
def test_prefix_in_a_description_is_reported(
    generated: Any, description: str, prefix: str | None
) -> None:
    key = {**HEADER_KEY, "name": "Authorization", "description": description}
    api = generated(document({"key": key}, [{"key": []}]))
    found = [one.message for one in api.diagnostics.all if one.rule is rules.KEY_PREFIX]
    assert [f"`{prefix}`" in message for message in found] == ([] if prefix is None else [True])
    decided = {**key, "x-clientwright": {"prefix": ""}}
    assert reported(generated(document({"key": decided}, [{"key": []}]))) == []


# --- names of arguments --------------------------------------------------------------------------


def test_key_that_is_called_client_id(generated: Any, call: Any) -> None:
    """The scheme decides what an argument is, not its name: the fake's client passes it."""
    schemes = {"clientId": {**HEADER_KEY, "name": "X-Client-Id"}, "secret": HEADER_KEY}
    api = generated(document(schemes, [{"clientId": [], "secret": []}]))
    headers = call(api, "list", client_id="i", secret="s").headers
    assert (headers["x-client-id"], headers["x-key"]) == ("i", "s")
    fake = api.module("testing").FakeApi()
    with fake.client() as client:
        client.things.list()
    assert fake.requests[0].status == 204


def test_key_beside_client_credentials(generated: Any, call: Any, server: Server) -> None:
    flows = {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}
    schemes = {
        "clientId": {**HEADER_KEY, "name": "X-Client-Id"},
        "oauth": {"type": "oauth2", "flows": flows},
    }
    api = generated(document(schemes, [{"clientId": [], "oauth": []}]))
    with pytest.raises(api.errors.ConfigurationError, match="api_key"):
        call(api, "list", client_id="i", client_secret="s")

    def respond(seen: Any) -> Reply:
        return Reply(200, {"access_token": "t"}) if seen.path == "/token" else Reply(204)

    server.handler = respond
    headers = call(api, "list", api_key="k", client_id="i", client_secret="s").headers
    assert (headers["x-client-id"], headers["authorization"]) == ("k", "Bearer t")


# --- types ---------------------------------------------------------------------------------------

USER = """
from PACKAGE import AsyncClient, Client, TokenEvent, TokenOptions
from PACKAGE import Hooks


async def get_token() -> str:
    return "t"


def store(event: TokenEvent) -> None:
    print(event.refresh_token)


options = TokenOptions(scopes=["a"], resource="https://a.example", auth_method="client_secret_post")
Client(key="k", client_id="i", client_secret="s", token_url="/t", token_options=options)
Client(key=lambda: "k", access_token="t", always_authenticate=True, hooks=Hooks(on_token=store))
AsyncClient(key="k", access_token=get_token, api_key="unused")
Client(access_token=get_token)  # wrong
Client(client_id=lambda: "i")  # wrong
Client(token_options={"scopes": []})  # wrong
TokenOptions(auth_method="basic")  # wrong
TokenOptions(scopes=1)  # wrong
"""


def test_credentials_are_typed(generated: Any, tmp_path: Path) -> None:
    flows = {"clientCredentials": {"tokenUrl": "/token", "scopes": {}}}
    schemes = {
        "key": {**HEADER_KEY, "x-clientwright": {"prefix": "Bot ", "key": {"name": "key"}}},
        "oauth": {"type": "oauth2", "flows": flows},
        "old": QUERY_KEY,
    }
    api = generated(document(schemes, [{"key": [], "oauth": []}], own=[]))
    assert find_wrong_lines(USER, api, tmp_path) == list_marked_lines(USER)
