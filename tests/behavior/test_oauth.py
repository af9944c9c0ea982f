"""OAuth2 against a real token server: RFC 6749 (grants), 6750 (use of tokens) and 8707 (resources)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.client.server import RawServer, Reply, Server
from tests.harness.generated import Generated, generate
from tests.harness.token_server import ID, SECRET, TokenServer

CLIENT: dict[str, Any] = {"client_id": ID, "client_secret": SECRET}
DONE = {"204": {"description": "Done."}}


def document(scheme: dict[str, Any]) -> dict[str, Any]:
    def operation(method: str, **members: Any) -> dict[str, Any]:
        naming = {"resource": "things", "method": method}
        return {"x-clientwright": naming, "responses": DONE, **members}

    return {
        "servers": [{"url": "https://api.example/v1"}],
        "security": [{"oauth": ["read"]}],
        "paths": {
            "/list": {"get": operation("list")},
            "/save": {"post": operation("save", security=[{"oauth": ["read", "write"]}])},
            "/any": {"get": operation("any", security=[{"oauth": []}])},
            "/send": {
                "post": operation(
                    "send",
                    requestBody={"content": {"application/octet-stream": {"schema": {}}}},
                )
            },
        },
        "components": {"securitySchemes": {"oauth": {"type": "oauth2", **scheme}}},
    }


SCOPES = {"read": "Read.", "write": "Write.", "admin": "All."}
MACHINE = {"clientCredentials": {"tokenUrl": "https://auth.example/token", "scopes": SCOPES}}
USER = {
    "authorizationCode": {
        "authorizationUrl": "https://auth.example/authorize",
        "tokenUrl": "https://auth.example/token",
        "refreshUrl": "https://auth.example/refresh",
        "scopes": SCOPES,
    }
}


class Api:
    """The clients of a document, and the servers that they call."""

    def __init__(self, generated: Generated, server: TokenServer, *, is_async: bool) -> None:
        self.generated = generated
        self.server = server
        self.is_async = is_async

    @property
    def errors(self) -> Any:
        return self.generated.errors

    def options(self, **values: Any) -> Any:
        package: Any = self.generated.package
        return package.TokenOptions(**values)

    def call(self, *methods: Callable[[Any], Any], **arguments: Any) -> None:
        """Call methods with one client."""
        url = self.server.url
        arguments = {"base_url": url, "token_url": f"{url}/token", **CLIENT, **arguments}
        self.generated.call(*methods, is_async=self.is_async, **arguments)


def list_(client: Any) -> Any:
    return client.things.list()


def save(client: Any) -> Any:
    return client.things.save()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    flows = {"flows": {**MACHINE, **USER}}
    with generate(document(flows), tmp_path_factory.mktemp("oauth")) as generated:
        yield generated


@pytest.fixture
def server() -> Iterator[TokenServer]:
    server = TokenServer()
    yield server
    server.stop()


@pytest.fixture(params=["sync", "async"])
def api(
    request: pytest.FixtureRequest,
    machine: Generated,
    server: TokenServer,
    monkeypatch: pytest.MonkeyPatch,
) -> Api:
    monkeypatch.setattr(machine.module("_runtime.call.retry"), "FIRST_DELAY", 0.001)
    return Api(machine, server, is_async=request.param == "async")


# --- the request for a token ---------------------------------------------------------------------


def test_scopes_are_those_that_the_operation_requires(api: Api) -> None:
    """RFC 6749, section 3.3. A token with more scopes is used for operations that need fewer."""
    api.server.scopes_by_path = {"/list": {"read"}, "/save": {"read", "write"}}
    api.call(list_, save, list_, save)
    assert [form["scope"] for form in api.server.forms] == [["read"], ["read write"]]
    api.server.seen.clear()
    api.call(save, list_)
    assert [form["scope"] for form in api.server.forms] == [["read write"]]


def test_no_scope_is_requested_if_none_is_required(api: Api) -> None:
    api.call(lambda client: client.things.any())
    assert api.server.forms == [{"grant_type": ["client_credentials"]}]


def test_scopes_of_the_user(api: Api) -> None:
    api.call(list_, save, token_options=api.options(scopes=["admin"]))
    assert [form["scope"] for form in api.server.forms] == [["admin"]]


def test_client_is_authenticated_by_basic(api: Api) -> None:
    """The server decodes form and Basic encoding (section 2.3.1): the secret has `+`, `/` and `ü`."""
    api.call(list_)
    [request] = api.server.token_requests
    assert request.headers["authorization"].startswith("Basic ")
    assert "client_secret" not in api.server.forms[0]


def test_client_is_authenticated_in_the_body(api: Api) -> None:
    """`client_secret_post` (section 2.3.1; the name is that of RFC 7591, section 2)."""
    api.call(list_, token_options=api.options(auth_method="client_secret_post"))
    assert "authorization" not in api.server.token_requests[0].headers
    form = {"client_id": [ID], "client_secret": [SECRET], "scope": ["read"]}
    assert api.server.forms == [{"grant_type": ["client_credentials"], **form}]


def test_audience_and_resources(api: Api) -> None:
    """`resource` is repeated for several resources (RFC 8707, section 2)."""
    options = api.options(
        audience="https://a.example",
        resource=["https://r.example/1", "https://r.example/2"],
        parameters={"tenant": "t1"},
    )
    api.call(list_, token_options=options)
    [form] = api.server.forms
    assert form["audience"] == ["https://a.example"]
    assert form["resource"] == ["https://r.example/1", "https://r.example/2"]
    assert form["tenant"] == ["t1"]


def test_extension_states_what_requests_contain(generated: Any, server: TokenServer) -> None:
    extension = {
        "token-request": {
            "auth-method": "client_secret_post",
            "audience": "https://a.example",
            "resource": "https://r.example",
        }
    }
    made = generated(document({"flows": MACHINE, "x-clientwright": extension}))
    Api(made, server, is_async=False).call(list_)
    [form] = server.forms
    assert (form["client_id"], form["client_secret"]) == ([ID], [SECRET])
    assert (form["audience"], form["resource"]) == (["https://a.example"], ["https://r.example"])


# --- the life of a token -------------------------------------------------------------------------


def call_many(api: Api, client: Any) -> Any:
    if api.is_async:

        async def run() -> None:
            await asyncio.gather(*[list_(client) for _ in range(50)])

        return run()
    with ThreadPoolExecutor(50) as threads:
        list(threads.map(list_, [client] * 50))
    return None


def test_concurrent_calls_request_one_token(api: Api) -> None:
    api.call(lambda client: call_many(api, client))
    assert len(api.server.token_requests) == 1
    assert api.server.calls == [("/list", "Bearer token-1")] * 50


def test_revoked_token_is_replaced_once(api: Api) -> None:
    """All of 50 calls are refused with 401 (RFC 6750, section 3.1); one of them gets a new token."""

    def revoke(client: Any) -> Any:
        api.server.revoke_all()
        return call_many(api, client)

    api.call(list_, revoke)
    assert len(api.server.token_requests) == 2
    accepted = [header for _, header in api.server.calls if header == "Bearer token-2"]
    assert len(accepted) == 50


def test_token_that_stays_refused(api: Api) -> None:
    def respond(seen: Any) -> Reply:
        return Reply(200, {"access_token": "t"}) if seen.path == "/token" else Reply(401)

    api.server.handler = respond
    with pytest.raises(api.errors.AuthenticationError):
        api.call(list_)
    assert len(api.server.calls) == 2


def test_expired_token_is_replaced(api: Api) -> None:
    """`expires_in` is in seconds (section 5.1); a token is replaced before it expires."""
    tokens = api.generated.module("_runtime.auth.oauth")
    token = tokens.AccessToken("t", 100.0, frozenset({"read"}))
    assert token.is_usable(frozenset(), 99.0)
    assert not token.is_usable(frozenset(), 100.0)
    api.server.lifetime = "3600"  # some servers send a string
    api.call(list_, list_)
    assert len(api.server.token_requests) == 1


def test_expired_tokens_are_forgotten(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    variant = "aio" if api.is_async else "sync"
    clock = api.generated.module(f"_runtime.{variant}.tokens").time
    monkeypatch.setattr(clock, "monotonic", lambda: now[0])
    kept: list[int] = []

    def expire(client: Any) -> Any:
        now[0] += 3600.0
        kept.append(len(client._transport._tokens._tokens["oauth"]))
        return list_(client)

    api.call(list_, expire, expire, expire)
    assert len(api.server.token_requests) == 4
    assert kept == [1, 1, 1]


def test_refresh_token(api: Api) -> None:
    """Section 6: the server may issue a new refresh token, which replaces the old one."""
    api.server.refresh_token = "refresh-1"

    def revoke(client: Any) -> Any:
        api.server.revoke_all()
        return list_(client)

    api.call(list_, revoke, refresh_token="refresh-1")
    assert api.server.forms == [
        {"grant_type": ["refresh_token"], "refresh_token": ["refresh-1"]},
        {"grant_type": ["refresh_token"], "refresh_token": ["refresh-2"]},
    ]
    assert [header for _, header in api.server.calls] == [
        "Bearer token-1",
        "Bearer token-1",
        "Bearer token-2",
    ]


def test_hook_gets_new_refresh_tokens(api: Api) -> None:
    api.server.refresh_token = "refresh-1"
    events: list[Any] = []
    package: Any = api.generated.package
    hooks = package.Hooks(on_token=events.append)
    api.call(list_, refresh_token="refresh-1", hooks=hooks)
    [event] = events
    assert (event.scheme, event.access_token) == ("oauth", "token-1")
    assert event.refresh_token == api.server.refresh_token == "refresh-2"
    assert "token-1" not in repr(event)
    assert "refresh-2" not in repr(event)


def test_access_token_is_used_until_it_is_refused(api: Api) -> None:
    api.server.refresh_token = "refresh-1"
    api.call(list_, list_, access_token="old", refresh_token="refresh-1")
    assert [header for _, header in api.server.calls] == [
        "Bearer old",
        "Bearer token-1",
        "Bearer token-1",
    ]


def test_public_client(api: Api) -> None:
    """A client without a secret is identified in the body (section 3.2.1)."""
    api.server.refresh_token, api.server.is_public = "refresh-1", True
    api.call(list_, client_secret=None, refresh_token="refresh-1")
    [form] = api.server.forms
    assert form["client_id"] == [ID]
    assert "authorization" not in api.server.token_requests[0].headers


def test_refresh_token_that_expired(api: Api) -> None:
    with pytest.raises(api.errors.AuthenticationError, match="expired") as caught:
        api.call(list_, refresh_token="other")
    assert caught.value.code == "invalid_grant"


# --- failures of the token server ----------------------------------------------------------------


def test_failure_of_the_token_server_is_retried(api: Api) -> None:
    api.server.failures = [Reply(503), Reply(cut=True)]
    api.call(list_)
    assert len(api.server.token_requests) == 3
    assert api.server.calls == [("/list", "Bearer token-1")]


def test_outage_of_the_token_server_is_no_authentication_error(api: Api) -> None:
    api.server.failures = [Reply(503) for _ in range(3)]
    with pytest.raises(api.errors.ServerError) as caught:
        api.call(list_)
    assert not isinstance(caught.value, api.errors.AuthenticationError)
    assert (caught.value.status_code, caught.value.attempts) == (503, 3)
    assert api.server.calls == []


def test_no_connection_to_the_token_server(api: Api) -> None:
    stopped = Server()
    stopped.stop()
    with pytest.raises(api.errors.APIConnectionError, match="requesting a token"):
        api.call(list_, token_url=f"{stopped.url}/token", max_retries=0)


def test_refresh_token_is_not_sent_again_after_a_failure(api: Api) -> None:
    """The server may have replaced it (section 6)."""
    api.server.refresh_token = "refresh-1"
    api.server.failures = [Reply(500)]
    with pytest.raises(api.errors.ServerError):
        api.call(list_, refresh_token="refresh-1")
    assert len(api.server.token_requests) == 1


def test_client_credentials_that_are_refused(api: Api) -> None:
    """Section 5.2: 401 and `invalid_client`. The request is not repeated."""
    with pytest.raises(api.errors.AuthenticationError, match="unknown client") as caught:
        api.call(list_, client_secret="wrong")
    assert caught.value.code == "invalid_client"
    assert len(api.server.token_requests) == 1


# --- token functions -----------------------------------------------------------------------------


def test_token_function_is_called_again_after_401(api: Api) -> None:
    tokens = iter(["old", "token-1", "unused"])
    api.server._scopes["token-1"] = {"read"}
    arguments = {"client_id": None, "client_secret": None, "access_token": lambda: next(tokens)}
    api.call(list_, **arguments)
    assert [header for _, header in api.server.calls] == ["Bearer old", "Bearer token-1"]
    assert next(tokens) == "unused"


def test_token_function_is_called_again_once(api: Api) -> None:
    calls: list[int] = []

    def token() -> str:
        calls.append(1)
        return "wrong"

    with pytest.raises(api.errors.AuthenticationError):
        api.call(list_, client_id=None, client_secret=None, access_token=token)
    assert len(calls) == 2


def test_missing_credentials_are_named(api: Api) -> None:
    arguments = {"client_id": None, "client_secret": None}
    names = r"`access_token=` .*, or `client_id=` and `client_secret=`"
    with pytest.raises(api.errors.ConfigurationError, match=names):
        api.call(list_, **arguments)


# --- the token URL -------------------------------------------------------------------------------


def test_secret_is_not_sent_to_the_host_of_the_document(api: Api) -> None:
    """With a base URL of one's own, the token URL of the document may be another system's."""
    with pytest.raises(api.errors.ConfigurationError, match=r"auth\.example"):
        api.call(list_, token_url=None)
    assert api.server.seen == []


def test_base_url_of_a_declared_server_keeps_the_token_url(api: Api) -> None:
    """Nothing is refused, so the request is attempted; it must not leave this machine."""
    find = api.generated.module("_runtime.auth.oauth").find_token_url
    with api.generated.client(**CLIENT, base_url="https://api.example/v2") as client:
        credential = client._context.keyring.credentials["oauth"]
        assert find(credential, client._context) == "https://auth.example/token"
        moved = client.with_options(base_url="https://other.example")
        with pytest.raises(api.errors.ConfigurationError, match="token URL"):
            find(credential, moved._context)


def test_token_url_without_tls(api: Api) -> None:
    """The token URL must use TLS (section 3.2), except on this machine."""
    with pytest.raises(api.errors.ConfigurationError, match="https"):
        api.call(list_, token_url="http://auth.example/token")


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        ({"client_secret": None}, "client_secret"),
        ({"client_id": None}, "client_id"),
        ({"client_id": None, "client_secret": None, "refresh_token": "r"}, "client_id"),
    ],
)
def test_missing_part_of_client_credentials(
    api: Api, arguments: dict[str, Any], missing: str
) -> None:
    with pytest.raises(api.errors.ConfigurationError, match=f"without `{missing}="):
        api.call(list_, **arguments)


# --- faults --------------------------------------------------------------------------------------

JSON = "application/json"


def raw_reply(status: str, *lines: str, body: str = "") -> Reply:
    return Reply(raw=["\r\n".join([f"HTTP/1.1 {status}", *lines, "", body]).encode("latin-1")])


@pytest.mark.parametrize(
    "reply",
    [
        Reply(cut=True),
        raw_reply("200 OK", f"Content-Type: {JSON}", "Content-Length: 100", body='{"a'),
        raw_reply("200 OK", f"Content-Type: {JSON}", "Transfer-Encoding: chunked", body="zz"),
        raw_reply("200 OK", f"Content-Type: {JSON}", "X-A: a\rb", "Content-Length: 2", body="{}"),
        Reply(200, "[" * 100_000, {"Content-Type": JSON}),
        Reply(200, f'{{"access_token": {"9" * 5000}}}', {"Content-Type": JSON}),
        Reply(200, r'{"access_token": "\ud800"}', {"Content-Type": JSON}),
        Reply(200, r'{"access_token": "a\r\nX-B: b"}', {"Content-Type": JSON}),
        Reply(200, r'{"access_token": "\u0000"}', {"Content-Type": JSON}),
        Reply(200, {"access_token": ["a"]}),
        Reply(200, "\xff" * 10),
        Reply(302, headers={"Location": "http://["}),
        Reply(503, headers={"Retry-After": "Mon, 06 May 99999 07:08:09 GMT"}),
        Reply(429, headers={"Retry-After": "1e400"}),
        Reply(413, b"", announce=50),
    ],
)
def test_faults_of_the_token_server(api: Api, reply: Reply) -> None:
    """The grammars of RFC 9112 and RFC 6749 (appendix A.12): a token has visible ASCII only."""
    api.server.failures = [reply]
    with pytest.raises(api.errors.APIError):
        api.call(list_, max_retries=0)
    assert api.server.calls == []


@pytest.mark.parametrize("lifetime", [10**4000, -(10**4000), "1e400", "nan", [1], True, None])
def test_lifetimes_of_any_kind(api: Api, lifetime: object) -> None:
    api.server.lifetime = lifetime
    api.call(list_)
    assert len(api.server.calls) == 1


@pytest.mark.parametrize("limit", ["read", "total"])
def test_status_of_a_token_response_whose_body_stalls(
    api: Api, limit: str, raw: Callable[[bytes], RawServer]
) -> None:
    head = f"HTTP/1.1 500 Down\r\nContent-Type: {JSON}\r\nContent-Length: 100\r\n\r\n"
    server = raw(f'{head}{{"error_description": "down"}}'.encode())
    timeout = api.generated.package.Timeout(**{limit: 0.2})
    with pytest.raises(api.errors.ServerError) as caught:
        api.call(list_, token_url=f"{server.url}/token", timeout=timeout, max_retries=0)
    assert caught.value.status_code == 500
    assert "down" in caught.value.message


@pytest.mark.parametrize("value", ["\ud800", "a\r\nb", "\0"], ids=["surrogate", "line", "null"])
@pytest.mark.parametrize("name", ["client_id", "client_secret"])
def test_impossible_credentials(api: Api, name: str, value: str) -> None:
    with pytest.raises(api.errors.ConfigurationError) as caught:
        api.call(list_, **{name: value})
    assert isinstance(caught.value, ValueError)
    assert value not in str(caught.value)


@pytest.mark.parametrize("token", ["\ud800", "a\r\nb", "", 5, None])
def test_impossible_tokens_of_a_function(api: Api, token: Any) -> None:
    with pytest.raises(api.errors.APIError) as caught:
        api.call(list_, access_token=lambda: token, client_id=None, client_secret=None)
    assert isinstance(caught.value, ValueError)
    assert api.server.calls == []
