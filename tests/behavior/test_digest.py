"""HTTP Digest (RFC 7616): challenges of a real server, and the responses of the client to them."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.request import parse_http_list, parse_keqv_list

import httpx2
import pytest

from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated, generate

DOCUMENT = """
    security: [{digest: []}]
    paths:
      /dir/index.html:
        get:
          x-clientwright: {resource: web, method: index}
          responses: {"204": {description: Done.}}
      /doe.json:
        get:
          x-clientwright: {resource: web, method: doe}
          responses: {"204": {description: Done.}}
      /files:
        post:
          x-clientwright: {resource: web, method: send}
          parameters: [{name: q, in: query, schema: {type: string}}]
          requestBody: {content: {application/octet-stream: {schema: {}}}}
          responses: {"204": {description: Done.}}
    components: {securitySchemes: {digest: {type: http, scheme: digest}}}
"""
# RFC 7616, section 3.9.1.
REALM = "http-auth@example.org"
NONCE = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"
OPAQUE = "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
OFFER = 'Digest realm="{}", qop="auth, auth-int", algorithm={}, nonce="{}", opaque="{}"'
MD5 = OFFER.format(REALM, "MD5", NONCE, OPAQUE)
SHA256 = OFFER.format(REALM, "SHA-256", NONCE, OPAQUE)
PASSWORD = "Circle of Life"
MUFASA = {"username": "Mufasa", "password": PASSWORD}
UNKNOWN = 'Negotiate, Digest realm="a", nonce="n", qop="auth", algorithm=SHA3-512, Basic realm="b"'


def parse(authorization: str) -> dict[str, str]:
    """The parameters of a header, read by the standard library."""
    scheme, _, fields = authorization.partition(" ")
    assert scheme == "Digest"
    return parse_keqv_list(parse_http_list(fields))


def digest(algorithm: str, *parts: str) -> str:
    """H(data) of section 3.3, with the parts of the data joined by colons."""
    return hashlib.new(algorithm, ":".join(parts).encode()).hexdigest()


class Stream(io.BytesIO):
    """A file that can be read once, such as a pipe."""

    def seekable(self) -> bool:
        return False


class Api:
    """The clients of a document, and the server that they call."""

    def __init__(self, generated: Generated, server: Server, *, is_async: bool) -> None:
        self.generated = generated
        self.server = server
        self.is_async = is_async

    def challenge(
        self, *offers: str, accepts: Callable[[dict[str, str]], bool] | None = None
    ) -> None:
        """Send challenges to requests without credentials, and with credentials not accepted."""

        def respond(seen: Seen) -> Reply:
            authorization = seen.headers.get("authorization")
            if authorization and (accepts is None or accepts(parse(authorization))):
                return Reply(204)
            return Reply(401, headers={"WWW-Authenticate": ", ".join(offers)})

        self.server.handler = respond

    def call(self, *methods: Callable[[Any], Any], **arguments: Any) -> list[dict[str, str] | None]:
        """Call methods with one client; the parameters of each request that arrived."""
        arguments = {**MUFASA, "base_url": self.server.url, "max_retries": 0} | arguments
        start = len(self.server.seen)
        self.generated.call(*methods, is_async=self.is_async, **arguments)
        headers = [seen.headers.get("authorization") for seen in self.server.seen[start:]]
        return [parse(header) if header else None for header in headers]


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with generate(DOCUMENT, tmp_path_factory.mktemp("digest")) as generated:
        yield generated


@pytest.fixture(params=["sync", "async"])
def api(
    request: pytest.FixtureRequest, generated: Generated, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Api]:
    module = generated.module("_runtime.auth.credentials")
    monkeypatch.setattr(module, "_create_cnonce", lambda: CNONCE)
    server = Server()
    yield Api(generated, server, is_async=request.param == "async")
    server.stop()


def get_index(client: Any) -> Any:
    return client.web.index()


@pytest.mark.parametrize(
    ("offers", "algorithm", "response"),
    [
        ((MD5,), "MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        (
            (SHA256, MD5),
            "SHA-256",
            "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
        ),
        ((UNKNOWN, MD5), "MD5", "8ca523f5e9506fed4657c9700eebdbec"),
    ],
)
def test_examples_of_section_3_9_1(
    api: Api, offers: tuple[str, ...], algorithm: str, response: str
) -> None:
    api.challenge(*offers)
    assert api.call(get_index) == [
        None,
        {
            "username": "Mufasa",
            "realm": REALM,
            "uri": "/dir/index.html",
            "algorithm": algorithm,
            "nonce": NONCE,
            "nc": "00000001",
            "cnonce": CNONCE,
            "qop": "auth",
            "response": response,
            "opaque": OPAQUE,
        },
    ]


def test_example_of_section_3_9_2(api: Api, monkeypatch: Any) -> None:
    """A user name that is hashed. The values are those of erratum 4897, which corrects them."""
    cnonce = "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v"
    module = api.generated.module("_runtime.auth.credentials")
    monkeypatch.setattr(module, "_create_cnonce", lambda: cnonce)
    nonce = "5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK"
    api.challenge(
        'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256,'
        f' nonce="{nonce}", charset=UTF-8, userhash=true'
    )
    _, sent = api.call(
        lambda client: client.web.doe(), username="Jäsøn Doe", password="Secret, or not?"
    )
    assert sent is not None
    assert sent["username"] == "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b"
    assert sent["userhash"] == "true"
    assert sent["response"] == "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"


def test_next_requests_use_the_nonce_again(api: Api) -> None:
    """The nonce count is the number of requests with a nonce (section 3.4)."""
    api.challenge(SHA256)
    sent = api.call(get_index, get_index, get_index)
    assert [one and one["nc"] for one in sent] == [None, "00000001", "00000002", "00000003"]


def test_stale_nonce_is_replaced(api: Api) -> None:
    """`stale=true`: the user name and password are right, the nonce is not (section 3.3)."""
    used: list[str] = []

    def accepts(sent: dict[str, str]) -> bool:
        used.append(sent["nonce"])
        return (used.count("first") == 1 and sent["nonce"] == "first") or sent["nonce"] == "second"

    def respond(seen: Seen) -> Reply:
        authorization = seen.headers.get("authorization")
        if authorization and accepts(parse(authorization)):
            return Reply(204)
        nonce, stale = ("second", ", stale=true") if authorization else ("first", "")
        offer = OFFER.format(REALM, "MD5", nonce, OPAQUE) + stale
        return Reply(401, headers={"WWW-Authenticate": offer})

    api.server.handler = respond
    sent = api.call(get_index, get_index)
    assert [one and (one["nonce"], one["nc"]) for one in sent] == [
        None,
        ("first", "00000001"),
        ("first", "00000002"),  # refused as stale
        ("second", "00000001"),
    ]


def test_wrong_password_is_not_tried_again(api: Api) -> None:
    """Without `stale` the user name or password is invalid (section 3.3)."""
    api.challenge(MD5, accepts=lambda sent: False)
    with pytest.raises(api.generated.errors.AuthenticationError):
        api.call(get_index)
    assert len(api.server.seen) == 2


def test_challenge_that_is_not_supported(api: Api) -> None:
    api.challenge(UNKNOWN)
    with pytest.raises(api.generated.errors.AuthenticationError):
        api.call(get_index)
    assert len(api.server.seen) == 1


@pytest.mark.parametrize("session", ["", "-sess"])
def test_body_and_query_are_part_of_the_digest(api: Api, session: str) -> None:
    """`auth-int` covers the body (section 3.4.3), `-sess` the nonces (section 3.4.2)."""
    nonce = "n"
    api.challenge(
        f'Digest realm="a \\"b\\"", qop="auth-int", algorithm=SHA-256{session}, nonce="{nonce}"'
    )
    _, sent = api.call(lambda client: client.web.send(q="a b/c", body=b"content"))
    assert sent is not None
    assert sent["uri"] == api.server.seen[-1].target == "/files?q=a%20b%2Fc"
    secret = digest("sha256", "Mufasa", 'a "b"', PASSWORD)
    if session:
        secret = digest("sha256", secret, nonce, CNONCE)
    action = digest("sha256", "POST", sent["uri"], digest("sha256", "content"))
    assert sent["response"] == digest(
        "sha256", secret, nonce, "00000001", CNONCE, "auth-int", action
    )


def test_server_of_rfc_2069(api: Api) -> None:
    """Without `qop`, nonce count and cnonce are not part of it (RFC 2617, section 3.2.2.1)."""
    api.challenge('Digest realm="a", nonce="n"')
    _, sent = api.call(get_index)
    secret, action = digest("md5", "Mufasa", "a", PASSWORD), "GET:/dir/index.html"
    assert sent == {
        "username": "Mufasa",
        "realm": "a",
        "uri": "/dir/index.html",
        "nonce": "n",
        "response": digest("md5", secret, "n", digest("md5", action)),
    }


def test_user_name_beyond_ascii(api: Api) -> None:
    """`username*` is encoded as RFC 8187 says (section 3.4)."""
    api.challenge(SHA256)
    _, sent = api.call(get_index, username="Jäsøn Doe")
    assert sent is not None
    assert sent["username*"] == "UTF-8''J%C3%A4s%C3%B8n%20Doe"
    assert "username" not in sent


def test_stream_is_not_sent_twice(api: Api) -> None:
    api.challenge(MD5)
    with pytest.raises(api.generated.errors.AuthenticationError):
        api.call(lambda client: client.web.send(body=Stream(b"content")))
    assert len(api.server.seen) == 1


def test_concurrent_first_requests(api: Api) -> None:
    api.challenge(MD5)

    async def call_many(client: Any) -> None:
        await asyncio.gather(*[get_index(client) for _ in range(10)])

    def call_many_blocking(client: Any) -> None:
        with ThreadPoolExecutor(10) as threads:
            list(threads.map(get_index, [client] * 10))

    sent = api.call(call_many if api.is_async else call_many_blocking)
    assert len([one for one in sent if one]) == 10
    assert len([one for one in sent if one is None]) <= 10


def test_fake_challenges(api: Api) -> None:
    fake = api.generated.module("testing").FakeApi()
    if api.is_async:

        async def run() -> None:
            async with fake.async_client() as client:
                await get_index(client)

        asyncio.run(run())
    else:
        with fake.client() as client:
            get_index(client)
    assert [request.status for request in fake.requests] == [401, 204]


def test_fake_refuses_requests_without_credentials(api: Api) -> None:
    with api.generated.module("testing").FakeApi().serve() as fake:
        response = httpx2.get(f"{fake.url}/dir/index.html")
        assert response.status_code == 401
        assert response.headers["www-authenticate"].startswith("Digest ")
        accepted = httpx2.get(
            f"{fake.url}/dir/index.html", auth=httpx2.DigestAuth("Mufasa", PASSWORD)
        )
        assert accepted.status_code == 204


def test_password_is_not_shown(api: Api) -> None:
    api.challenge(MD5)
    with api.generated.package.Client(**MUFASA, base_url=api.server.url) as client:
        get_index(client)
        assert PASSWORD not in repr(vars(client)) + repr(client._context.keyring)
