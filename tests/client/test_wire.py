"""Requests on the wire: paths, parameter styles, headers, bodies, credentials."""

from __future__ import annotations

import asyncio
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Server

PET = {"id": "p1", "name": "Rex"}


@pytest.fixture(autouse=True)
def _default_reply(server: Server) -> None:
    server.reply(Reply(200, PET))


# --- paths ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("p1", "p1"),
        ("webhook:conversations__IS1/CH2?x#y", "webhook%3Aconversations__IS1%2FCH2%3Fx%23y"),
        ("../Sessions/1", "..%2FSessions%2F1"),
        ("%2e%2e", "%252e%252e"),
        ("a b+c&d=e;f", "a%20b%2Bc%26d%3De%3Bf"),
        ("ü", "%C3%BC"),
        ("...", "..."),
    ],
)
def test_path_parameter_is_encoded_as_one_segment(
    drive: Driver, server: Server, given: str, sent: str
) -> None:
    drive(lambda client: client.pets.fetch(given))
    assert server.seen[0].target == f"/pets/{sent}"


@pytest.mark.parametrize("given", ["", ".", "..", None, "\ud800"])
def test_path_parameter_that_changes_the_path_is_refused(
    drive: Driver, server: Server, petshop: Any, given: Any
) -> None:
    with pytest.raises(petshop.errors.RequestError) as caught:
        drive(lambda client: client.pets.fetch(given))
    assert isinstance(caught.value, ValueError)
    assert not server.seen


def test_path_of_nested_resource(drive: Driver, server: Server) -> None:
    drive(lambda client: client.pets.toys.fetch("p/1", "ball"))
    assert server.seen[0].target == "/pets/p%2F1/toys/ball"


# --- parameters ----------------------------------------------------------------------------------


def test_query_styles(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, []))
    where = {"name": "R&x", "age": {"gt": 3}, "tags": ["a", "b"], "none": None}
    drive(
        lambda client: client.pets.search(
            where=where, ids=[1, 2], words=["a,b", "c d"], trace="t", mood="good; bad"
        )
    )
    assert server.seen[0].target == (
        "/animals?where%5Bname%5D=R%26x&where%5Bage%5D%5Bgt%5D=3"
        "&where%5Btags%5D%5B%5D=a&where%5Btags%5D%5B%5D=b"
        "&ids=1%7C2&words=a%2Cb,c%20d"
    )
    assert server.seen[0].headers["x-trace"] == "t"
    assert server.seen[0].headers["cookie"] == "mood=good%3B%20bad"


def test_unset_arguments_are_not_sent(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, []))
    drive(lambda client: client.pets.search())
    assert server.seen[0].target == "/animals"
    assert not {"x-trace", "cookie", "content-type"} & server.seen[0].headers.keys()


STYLES = [
    ("simple", False, ["a/b", "c"], "a%2Fb,c"),
    ("simple", False, {"r": 1, "g": True}, "r,1,g,true"),
    ("simple", True, {"r": 1, "g": True}, "r=1,g=true"),
    ("label", False, "x.y", ".x.y"),
    ("label", False, ["a", "b"], ".a,b"),
    ("label", True, ["a", "b"], ".a.b"),
    ("label", True, {"r": 1, "g": 2}, ".r=1.g=2"),
    ("matrix", False, "x", ";id=x"),
    ("matrix", False, ["a", "b"], ";id=a,b"),
    ("matrix", True, ["a", "b"], ";id=a;id=b"),
    ("matrix", False, {"r": 1}, ";id=r,1"),
    ("matrix", True, {"r": 1, "g": 2}, ";r=1;g=2"),
]


@pytest.mark.parametrize(("style", "explode", "value", "text"), STYLES)
def test_path_parameter_styles(
    runtime: Any, style: str, explode: bool, value: Any, text: str
) -> None:
    style_ = runtime("operation").Style(style, explode)
    assert runtime("http.parameters").encode_path_parameter("id", value, style_) == text


QUERIES = [
    ("form", True, ["a b", "c"], "q=a%20b&q=c"),
    ("form", False, ["a b", "c,d"], "q=a%20b,c%2Cd"),
    ("form", True, {"r": 1, "g": 2}, "r=1&g=2"),
    ("form", False, {"r": 1, "g": 2}, "q=r,1,g,2"),
    ("form", True, [], ""),
    ("form", True, 1.5, "q=1.5"),
    ("form", True, False, "q=false"),
    ("form", True, "", "q="),
    ("form", True, None, ""),
    ("spaceDelimited", False, ["a", "b"], "q=a%20b"),
    ("pipeDelimited", False, ["a", "b"], "q=a%7Cb"),
    ("deepObject", True, {"r": {"x": 1}, "l": [1]}, "q%5Br%5D%5Bx%5D=1&q%5Bl%5D%5B%5D=1"),
    ("json", False, {"a": [1, None]}, "q=%7B%22a%22%3A%5B1%2Cnull%5D%7D"),
]


@pytest.mark.parametrize(("style", "explode", "value", "text"), QUERIES)
def test_query_parameter_styles(
    runtime: Any, style: str, explode: bool, value: Any, text: str
) -> None:
    pairs = runtime("http.parameters").encode_query_parameter(
        "q", value, runtime("operation").Style(style, explode)
    )
    assert "&".join(f"{key}={item}" for key, item in pairs) == text


def test_allow_reserved_keeps_reserved_characters(runtime: Any) -> None:
    style = runtime("operation").Style("form", True, reserved=True)
    assert list(runtime("http.parameters").encode_query_parameter("q", "a/b?c&d=e+f#", style)) == [
        ("q", "a/b?c%26d%3De%2Bf%23")
    ]


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\0b", "a\rb"])
def test_line_break_in_header_is_refused(
    drive: Driver, server: Server, petshop: Any, value: str
) -> None:
    with pytest.raises(petshop.errors.RequestError):
        drive(lambda client: client.pets.search(trace=value))
    with pytest.raises(petshop.errors.ConfigurationError):
        drive(lambda client: client.pets.search(), headers={"X-A": value})
    assert not server.seen


# --- bodies --------------------------------------------------------------------------------------


def test_unset_null_and_value_in_body(drive: Driver, server: Server, petshop: Any) -> None:
    moment = datetime(2024, 5, 6, 7, 8, 9, 500_000, tzinfo=UTC)
    home = petshop.models.Home(street="s", class_="c", additional_properties={"doors": 2})
    drive(lambda client: client.pets.create(name="Rex", born=None))
    drive(lambda client: client.pets.create(name="Rex", born=moment, home=home))
    assert [seen.json for seen in server.seen] == [
        {"name": "Rex", "born": None},
        {
            "name": "Rex",
            "born": "2024-05-06T07:08:09.500000Z",
            "home": {"street": "s", "class": "c", "doors": 2},
        },
    ]


def test_unset_is_dropped_at_every_depth(runtime: Any) -> None:
    unset = runtime("unset").UNSET
    body = {"a": unset, "b": {"c": unset, "d": [unset, {"e": unset}]}, "f": None}
    assert runtime("models.codec").to_json(body) == b'{"b":{"d":[{}]},"f":null}'


NAIVE = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), NAIVE, object()])
def test_value_without_json_encoding_is_refused(drive: Driver, petshop: Any, value: Any) -> None:
    with pytest.raises(petshop.errors.RequestError):
        drive(lambda client: client.pets.create(name="x", born=value))


def test_unset_optional_body_is_not_sent(drive: Driver, server: Server) -> None:
    drive(lambda client: client.pets.update("p1"))
    drive(lambda client: client.pets.update("p1", name="Rex"))
    assert [seen.body for seen in server.seen] == [b"", b'{"name":"Rex"}']
    assert "content-type" not in server.seen[0].headers


def test_form_body(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, {"status": "ok"}))
    drive(lambda client: client.pets.register(name="R & x+", tags=["a", "b"]))
    assert server.seen[0].body == b"name=R+%26+x%2B&tags=a&tags=b"
    assert server.seen[0].headers["content-type"] == "application/x-www-form-urlencoded"


def _parts(server: Server) -> list[tuple[str, str | None, str, bytes]]:
    seen = server.seen[-1]
    head = f"Content-Type: {seen.headers['content-type']}\r\n\r\n".encode()
    found = []
    for part in message_from_bytes(head + seen.body).get_payload():
        name = str(part.get_param("name", header="content-disposition"))
        payload = part.get_payload(decode=True)
        found.append((name, part.get_filename(), part.get_content_type(), payload))
    return found


def test_multipart_body(drive: Driver, server: Server, tmp_path: Path) -> None:
    server.reply(Reply(204))
    file = tmp_path / "rex.jpg"
    file.write_bytes(b"\x89PNG" * 50_000)
    drive(lambda client: client.pets.upload("p1", photo=("a.png", b"content"), caption="ü"))
    assert _parts(server) == [
        ("photo", "a.png", "image/png", b"content"),
        ("caption", None, "text/plain", "ü".encode()),
    ]
    with file.open("rb") as opened:
        drive(lambda client: client.pets.upload("p1", photo=opened))
    assert _parts(server) == [("photo", "rex.jpg", "image/jpeg", file.read_bytes())]
    assert server.seen[-1].headers["content-length"] == str(len(server.seen[-1].body))
    drive(lambda client: client.pets.upload("p1", photo=("a.png", io.BytesIO(b"x"), "image/png")))
    assert _parts(server) == [("photo", "a.png", "image/png", b"x")]


def test_multipart_file_names_are_escaped(drive: Driver, server: Server) -> None:
    server.reply(Reply(204))
    name = 'x"\r\nContent-Type: text/html\r\n\r\nevil'
    drive(lambda client: client.pets.upload("p1", photo=(name, b"x", "image/png")))
    (part,) = _parts(server)
    assert (part[0], part[2], part[3]) == ("photo", "image/png", b"x")


def test_retry_sends_file_from_its_start_position(drive: Driver, server: Server) -> None:
    server.reply(Reply(429, headers={"Retry-After": "0"}), Reply(204))
    file = io.BytesIO(b"..content")
    file.seek(2)
    drive(lambda client: client.pets.upload("p1", photo=("a.png", file)))
    assert [seen.body.count(b"\r\n\r\ncontent\r\n") for seen in server.seen] == [1, 1]


def test_unseekable_file_is_not_sent_again(drive: Driver, server: Server, petshop: Any) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    server.reply(Reply(429, headers={"Retry-After": "0"}), Reply(204))
    with pytest.raises(petshop.errors.RateLimitError):
        drive(lambda client: client.pets.put_photo("p1", body=("a.png", Pipe(b"content"))))
    assert [seen.body for seen in server.seen] == [b"content"]


def test_binary_body(drive: Driver, server: Server) -> None:
    server.reply(Reply(204))
    drive(lambda client: client.pets.put_photo("p1", body=("a.jpg", b"\x89PNG")))
    drive(lambda client: client.pets.put_photo("p1", body=(None, b"\x89PNG", "image/png")))
    assert [(seen.body, seen.headers["content-type"]) for seen in server.seen] == [
        (b"\x89PNG", "image/jpeg"),
        (b"\x89PNG", "image/png"),
    ]


def test_binary_and_text_responses(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, b"\x89PNG", {"Content-Type": "image/png"}))
    assert drive(lambda client: client.pets.photo("p1")) == b"\x89PNG"
    assert server.seen[0].headers["accept"] == "image/png"
    server.reply(
        Reply(200, "grüß".encode("latin-1"), {"Content-Type": "text/plain; charset=latin-1"})
    )
    assert drive(lambda client: client.pets.note("p1")) == "grüß"
    server.reply(Reply(200, '"quoted"', {"Content-Type": "application/json"}))
    assert drive(lambda client: client.pets.note("p1")) == "quoted"


# --- headers and credentials ---------------------------------------------------------------------


def test_headers_of_client_and_copy(drive: Driver, server: Server) -> None:
    drive(
        lambda client: client.with_options(headers={"X-B": "2"}).pets.fetch("p1"),
        headers={"X-A": "1", "user-agent": "mine"},
    )
    headers = server.seen[0].headers
    assert (headers["x-a"], headers["x-b"], headers["user-agent"]) == ("1", "2", "mine")
    assert headers["accept"] == "application/json"
    assert headers["authorization"] == "Basic QUMxOnMzY3JldA=="


def test_credentials_from_environment(
    drive: Driver, server: Server, petshop: Any, monkeypatch: Any
) -> None:
    monkeypatch.setenv("PETSHOP_ACCOUNT", "env")
    monkeypatch.setenv("PETSHOP_PASSWORD", "pw")
    with petshop.PetshopClient(base_url=server.url) as client:
        client.pets.fetch("p1")
    with petshop.PetshopClient(base_url=server.url, key="k") as client:
        client.pets.fetch("p1")  # arguments override the environment
    assert server.seen[0].headers["authorization"] == "Basic ZW52OnB3"
    assert "authorization" not in server.seen[1].headers
    assert server.seen[1].query == [("api_key", "k")]


def test_missing_credentials_are_named(petshop: Any) -> None:
    for client in (petshop.PetshopClient, petshop.AsyncPetshopClient):
        with pytest.raises(petshop.errors.ConfigurationError) as caught:
            client()
        message = str(caught.value)
        for name in ("`account=`", "PETSHOP_ACCOUNT", "`password=`", "`key=`", "`token=`"):
            assert name in message
        with pytest.raises(
            petshop.errors.ConfigurationError, match="`account=` was passed without"
        ):
            client(account="AC1")
        with pytest.raises(petshop.errors.ConfigurationError, match="empty"):
            client(key="")


def test_operation_without_security_sends_no_credentials(drive: Driver, server: Server) -> None:
    server.reply(Reply(204))
    drive(lambda client: client.pets.status())
    assert "authorization" not in server.seen[0].headers


def test_authorization_header_of_the_user_replaces_credentials(
    petshop: Any, server: Server
) -> None:
    with petshop.PetshopClient(base_url=server.url, headers={"Authorization": "Mine x"}) as client:
        client.pets.fetch("p1")
    assert server.seen[0].headers["authorization"] == "Mine x"


def test_token_from_function(drive: Driver, server: Server, petshop: Any) -> None:
    tokens = iter(["t1", "t2"])
    drive(lambda client: client.pets.fetch("p1"), token=lambda: next(tokens))
    assert server.seen[0].headers["authorization"] == "Bearer t1"


def test_token_from_async_function_requires_async_client(
    drive: Driver, server: Server, petshop: Any
) -> None:
    async def token() -> str:
        return "t3"

    if not drive.asynchronous:
        with pytest.raises(petshop.errors.ConfigurationError):
            drive(lambda client: client.pets.fetch("p1"), token=token)
        return
    drive(lambda client: client.pets.fetch("p1"), token=token)
    assert server.seen[0].headers["authorization"] == "Bearer t3"


def test_client_credentials_token_is_renewed_after_401(drive: Driver, server: Server) -> None:
    grants = iter(["first", "second"])

    def respond(seen: Any) -> Reply:
        if seen.path == "/oauth/token":
            return Reply(200, {"access_token": next(grants), "expires_in": 3600})
        return Reply(401) if seen.headers["authorization"] == "Bearer first" else Reply(200, PET)

    server.handler = respond
    options = {"client_id": "id", "client_secret": "s3cret+"}

    async def twice(client: Any) -> None:
        await client.pets.fetch("p1")
        await client.pets.fetch("p1")

    def twice_blocking(client: Any) -> None:
        client.pets.fetch("p1")
        client.pets.fetch("p1")

    drive(twice if drive.asynchronous else twice_blocking, **options)
    assert [seen.path for seen in server.seen] == [
        "/oauth/token",
        "/pets/p1",  # 401: the token is renewed once
        "/oauth/token",
        "/pets/p1",
        "/pets/p1",
    ]
    token_request = server.seen[0]
    assert token_request.body == b"grant_type=client_credentials&scope=pets"
    assert token_request.headers["authorization"] == "Basic aWQ6czNjcmV0JTJC"


def test_concurrent_calls_request_one_token(drive: Driver, petshop: Any, server: Server) -> None:
    def respond(seen: Any) -> Reply:
        if seen.path == "/oauth/token":
            return Reply(200, {"access_token": "t", "expires_in": 3600}, delay=0.1)
        return Reply(200, PET)

    server.handler = respond

    async def many(client: Any) -> None:
        await asyncio.gather(*[client.pets.fetch("p1") for _ in range(8)])

    def many_blocking(client: Any) -> None:
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(client.pets.fetch, ["p1"] * 8))

    drive(many if drive.asynchronous else many_blocking, client_id="id", client_secret="s3cret")
    assert [seen.path for seen in server.seen].count("/oauth/token") == 1
    assert len(server.seen) == 9


def test_timeout_includes_waiting_for_token(drive: Driver, petshop: Any, server: Server) -> None:
    server.reply(Reply(200, {"access_token": "t"}, delay=1.0))

    async def two(client: Any) -> list[Any]:
        calls = [client.pets.fetch("p1"), client.with_options(timeout=0.2).pets.fetch("p1")]
        return await asyncio.gather(*calls, return_exceptions=True)

    def two_blocking(client: Any) -> list[Any]:
        with ThreadPoolExecutor(2) as threads:
            first = threads.submit(client.pets.fetch, "p1")
            while not server.seen:
                pass
            second = threads.submit(client.with_options(timeout=0.2).pets.fetch, "p1")
            return [first.exception(), second.exception()]

    found = drive(
        two if drive.asynchronous else two_blocking, client_id="id", client_secret="s3cret"
    )
    assert isinstance(found[1], petshop.errors.APITimeoutError)
    assert not isinstance(found[0], petshop.errors.APITimeoutError)


def test_refused_client_credentials(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(400, {"error": "invalid_client", "error_description": "who are you?"}))
    with pytest.raises(petshop.errors.AuthenticationError, match="who are you") as caught:
        drive(lambda client: client.pets.fetch("p1"), client_id="id", client_secret="s3cret")
    assert caught.value.code == "invalid_client"


# --- base URLs, headers, alternatives ------------------------------------------------------------


@pytest.mark.parametrize(
    "url", ["", "petshop.test", "ftp://x", "http://u:p@x", "http://x?y", "http://x\\y", "http://["]
)
def test_invalid_base_url_is_refused(petshop: Any, url: str) -> None:
    with pytest.raises(petshop.errors.ConfigurationError):
        petshop.PetshopClient(base_url=url, key="k")


def test_server_variables(petshop: Any) -> None:
    assert petshop.PetshopClient(key="k").base_url == "https://eu.petshop.test/api"
    assert petshop.PetshopClient(key="k", region="us").base_url == "https://us.petshop.test/api"


@pytest.mark.parametrize("region", ["evil.test/", "evil.test#", "a@b", "x\\", "a b", "..", "x:1"])
def test_server_variable_cannot_change_host(petshop: Any, region: str) -> None:
    with pytest.raises(petshop.errors.ConfigurationError):
        petshop.PetshopClient(key="k", region=region)


def test_non_ascii_header_is_sent_as_utf8(drive: Driver, server: Server, petshop: Any) -> None:
    drive(lambda client: client.pets.fetch("p1"), headers={"X-Name": "Zoë"})
    assert server.seen[0].headers["x-name"].encode("latin-1").decode() == "Zoë"
    with pytest.raises(petshop.errors.ConfigurationError):
        drive(lambda client: client.pets.fetch("p1"), headers={"X-Name": "\ud800"})


def test_cookies_of_user_and_parameters_are_combined(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, []))
    drive(lambda client: client.pets.search(mood="good"), headers={"cookie": "a=1"})
    assert server.seen[0].headers["cookie"] == "a=1; mood=good"


@pytest.mark.parametrize("value", ["\ud800", [[]]])
def test_unencodable_body_is_refused(drive: Driver, petshop: Any, value: Any) -> None:
    if value == [[]]:
        value[0].append(value)  # a list that contains itself
    with pytest.raises(petshop.errors.RequestError):
        drive(lambda client: client.pets.create(name=value))


@pytest.mark.parametrize(
    ("security", "given", "chosen"),
    [
        ((("a",), ("b",)), {"a": True, "b": True}, "a"),
        ((("a",), ("b",)), {"b": True}, "b"),
        ((("a", "b"),), {"a": True, "b": True}, "ab"),
        ((("a", "b"),), {"a": True}, None),
        ((("a",), ()), {}, ""),
        (((), ("a",)), {"a": True}, "a"),  # prefers credentials to anonymous access
        ((("certificate",),), {}, ""),  # sent by the user's HTTP client
        ((("certificate",), ("a",)), {"a": True}, "a"),
        ((), {"a": True}, None),
    ],
)
def test_security_alternatives(
    runtime: Any, security: Any, given: dict[str, bool], chosen: str | None
) -> None:
    module = runtime("auth.credentials")
    schemes = {
        name: module.Bearer(token=module.Secret(name, name if name in given else None))
        for name in "ab"
    }
    found = runtime("auth.keyring").Keyring(schemes).choose(security)
    assert (None if found is None else "".join(c.token.value for c in found.values())) == chosen
