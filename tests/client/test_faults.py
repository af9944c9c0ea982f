"""What a server can do wrong, over real HTTP, in both colours."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.client.conftest import Driver
from tests.client.server import Reply, Seen, Server

PET = {"id": "p1", "name": "Rex"}
OK = Reply(200, PET)


def test_retry_after_429(drive: Driver, server: Server, petshop: Any, runtime: Any) -> None:
    server.reply(Reply(429, headers={"Retry-After": "1"}), OK)
    events: list[Any] = []
    hooks = runtime("hooks").Hooks(on_retry=events.append)
    before = time.monotonic()
    assert drive(lambda client: client.pets.fetch("p1"), hooks=hooks).name == "Rex"
    assert time.monotonic() - before >= 1.0
    assert [(event.delay, event.status_code, event.attempt) for event in events] == [(1.0, 429, 1)]
    assert len(server.seen) == 2


def test_429_is_repeated_for_post_too(drive: Driver, server: Server) -> None:
    server.reply(Reply(429, headers={"Retry-After": "0"}), Reply(201, PET))
    assert drive(lambda client: client.pets.create(name="Rex")).id == "p1"
    assert [seen.json for seen in server.seen] == [{"name": "Rex"}] * 2


def test_503_twice_then_200(drive: Driver, server: Server) -> None:
    server.reply(Reply(503), Reply(503), OK)
    response = drive(lambda client: client.with_response(client.pets.fetch, "p1"))
    assert (response.value.name, response.attempts, len(server.seen)) == ("Rex", 3, 3)


def test_503_for_good(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(503))
    with pytest.raises(petshop.errors.ServerError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert (caught.value.status_code, caught.value.attempts, len(server.seen)) == (503, 3, 3)


def test_503_on_post_is_not_repeated(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(503))
    with pytest.raises(petshop.errors.ServerError):
        drive(lambda client: client.pets.create(name="Rex"))
    assert len(server.seen) == 1


def test_503_on_post_with_an_idempotency_key_is_repeated(drive: Driver, server: Server) -> None:
    server.reply(Reply(503), Reply(200, {"status": "ok"}))
    assert drive(lambda client: client.pets.order(item="ball")).status == "ok"
    keys = {seen.headers["idempotency-key"] for seen in server.seen}
    assert len(server.seen) == 2
    assert len(keys) == 1
    assert len(keys.pop()) == 36


def test_an_idempotency_key_of_the_caller_is_kept(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, {"status": "ok"}))
    drive(lambda client: client.pets.order(item="ball", idempotency_key="mine"))
    assert server.seen[0].headers["idempotency-key"] == "mine"


def test_no_retries(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(503))
    with pytest.raises(petshop.errors.ServerError):
        drive(lambda client: client.pets.fetch("p1"), max_retries=0)
    assert len(server.seen) == 1


def test_a_long_retry_after_is_not_waited_for(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(429, headers={"Retry-After": "3600"}))
    with pytest.raises(petshop.errors.RateLimitError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert (caught.value.retry_after, len(server.seen)) == (3600.0, 1)


def test_connection_refused(drive: Driver, petshop: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(petshop.errors.APIConnectionError) as caught:
        drive(lambda client: client.pets.create(name="x"), base_url=f"http://127.0.0.1:{port}")
    assert caught.value.attempts == 3  # it was never sent, so a POST may be tried again
    assert caught.value.__cause__ is not None
    assert type(caught.value).__module__ == "petshop.errors"


def test_connection_cut_after_post(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(cut=True))
    with pytest.raises(petshop.errors.APIConnectionError):
        drive(lambda client: client.pets.create(name="Rex"))
    assert len(server.seen) == 1


def test_connection_cut_after_get(drive: Driver, server: Server) -> None:
    server.reply(Reply(cut=True), OK)
    assert drive(lambda client: client.pets.fetch("p1")).name == "Rex"
    assert len(server.seen) == 2


def test_body_cut(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, b'{"id": "p1"', {"Content-Type": "application/json"}, announce=100))
    with pytest.raises(petshop.errors.APIConnectionError):
        drive(lambda client: client.pets.fetch("p1"))


def test_cut_json(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(
        Reply(200, b'{"id": "p1", "na', {"Content-Type": "application/json", "X-Request-Id": "R1"})
    )
    with pytest.raises(petshop.errors.ResponseValidationError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert (caught.value.expected, caught.value.request_id) == ("JSON", "R1")
    assert "na" not in str(caught.value)


def test_html_with_200(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, "<html><title>Sign in</title>", {"Content-Type": "text/html"}))
    with pytest.raises(petshop.errors.ResponseValidationError, match="text/html"):
        drive(lambda client: client.pets.fetch("p1"))


def test_redirect_to_another_port_carries_no_credentials(
    drive: Driver, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/else", "Set-Cookie": "a=b"}))
    other_server.reply(OK)
    pet = drive(lambda client: client.pets.fetch("p1"), headers={"X-Tenant": "secret"})
    assert pet.name == "Rex"
    headers = other_server.seen[0].headers
    assert not {"authorization", "cookie", "x-tenant"} & headers.keys()


def test_redirect_to_another_port_with_a_key_in_the_query(
    drive: Driver, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/else"}))
    other_server.reply(OK)
    drive(lambda client: client.pets.fetch("p1"), key="k3y")
    assert "k3y" in server.seen[0].target
    assert "k3y" not in other_server.seen[0].target


def test_redirect_to_another_port_with_an_http_client_of_the_users_own(
    drive: Driver, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/else"}))
    other_server.reply(Reply(307, headers={"Location": "/further"}), OK)
    kind = httpx2.AsyncClient if drive.asynchronous else httpx2.Client
    own = kind(
        auth=("me", "s3cret"),
        headers={"X-Key": "s3cret"},
        params={"key": "s3cret"},
        cookies={"a": "s3cret"},
    )

    async def asynchronous(client: Any) -> None:
        async with own:
            await client.pets.fetch("p1")

    def blocking(client: Any) -> None:
        with own:
            client.pets.fetch("p1")

    drive(asynchronous if drive.asynchronous else blocking, http_client=own)
    assert server.seen[0].headers["x-key"] == "s3cret"
    assert [seen.target for seen in other_server.seen] == ["/else", "/further"]
    for seen in other_server.seen:
        assert not {"authorization", "cookie", "x-key"} & seen.headers.keys()
        assert "s3cret" not in str(seen)


def test_redirect_within_the_origin_keeps_credentials(drive: Driver, server: Server) -> None:
    server.reply(Reply(301, headers={"Location": "/pets/p2"}), OK)
    drive(lambda client: client.pets.fetch("p1"))
    assert server.seen[1].path == "/pets/p2"
    assert server.seen[1].headers["authorization"] == server.seen[0].headers["authorization"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_post_is_never_redirected_to_another_origin(
    drive: Driver, server: Server, other_server: Server, petshop: Any, status: int
) -> None:
    server.reply(Reply(status, headers={"Location": f"{other_server.url}/else"}))
    with pytest.raises(petshop.errors.RedirectError) as caught:
        drive(lambda client: client.pets.create(name="Rex"))
    assert caught.value.status_code == status
    assert not other_server.seen


def test_307_repeats_the_body_within_the_origin(drive: Driver, server: Server) -> None:
    server.reply(Reply(307, headers={"Location": "/moved"}), Reply(201, PET))
    drive(lambda client: client.pets.create(name="Rex"))
    assert [(seen.method, seen.path, seen.json) for seen in server.seen] == [
        ("POST", "/pets", {"name": "Rex"}),
        ("POST", "/moved", {"name": "Rex"}),
    ]


def test_redirects_for_ever(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(302, headers={"Location": "/pets/p1"}))
    with pytest.raises(petshop.errors.TooManyRedirectsError):
        drive(lambda client: client.pets.fetch("p1"))
    assert len(server.seen) == 11


def _for_ever(stop: threading.Event) -> Iterator[bytes]:
    while not stop.wait(0.05):
        yield b" "


def test_an_answer_that_never_ends(drive: Driver, server: Server, petshop: Any) -> None:
    stop = threading.Event()
    server.reply(Reply(200, chunks=_for_ever(stop)))
    try:
        with pytest.raises(petshop.errors.APITimeoutError):
            drive(lambda client: client.pets.create(name="x"), timeout=0.4)
    finally:
        stop.set()


@pytest.mark.parametrize("piece", [b"a", b"HTTP/1.1 102 Processing\r\n\r\n"])
def test_headers_that_never_end(drive: Driver, server: Server, petshop: Any, piece: bytes) -> None:
    """No silence is ever long, so that only the total can end it."""
    stop = threading.Event()

    def drip() -> Iterator[bytes]:
        yield piece if len(piece) > 1 else b"HTTP/1.1 200 OK\r\nX: "
        while not stop.wait(0.05):
            yield piece

    server.reply(Reply(raw=drip()))
    threading.Timer(5.0, stop.set).start()
    try:
        with pytest.raises(petshop.errors.APITimeoutError):
            drive(lambda client: client.pets.create(name="x"), timeout=0.4)
        assert not stop.is_set(), "the server ended it, not the client"
    finally:
        stop.set()


def test_a_server_that_reads_slowly(drive: Driver, petshop: Any) -> None:
    """It takes some octets of the request now and then."""
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def sip() -> None:
            connection, _ = listening.accept()
            with connection:
                while not stop.wait(0.05) and connection.recv(1000):
                    pass

        thread = threading.Thread(target=sip, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with pytest.raises(petshop.errors.APITimeoutError):
            drive(
                lambda client: client.pets.create(name="x" * 30_000_000),
                base_url=url,
                timeout=0.4,
            )
        stop.set()
        thread.join(5)


@pytest.mark.parametrize("link", ["http://[::1", "http://", "ftp://x/", "//", ""])
def test_a_redirect_that_cannot_be_read(
    drive: Driver, server: Server, petshop: Any, link: str
) -> None:
    server.reply(Reply(302, headers={"Location": link}))
    with pytest.raises(petshop.errors.APIError):
        drive(lambda client: client.pets.fetch("p1"))


@pytest.mark.parametrize("wish", ["-5", "nan", "1e999", "soon", "Wed, 99 Oct 99999 07:28:00 GMT"])
def test_a_retry_after_that_says_nothing(
    drive: Driver, server: Server, runtime: Any, wish: str
) -> None:
    server.reply(Reply(429, headers={"Retry-After": wish}), OK)
    assert drive(lambda client: client.pets.fetch("p1")).name == "Rex"
    assert runtime("call.retry").parse_retry_after({"retry-after": wish}) is None


def test_an_answer_that_never_comes(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, PET, delay=2.5))
    with pytest.raises(petshop.errors.APITimeoutError) as caught:
        drive(lambda client: client.pets.create(name="x"), timeout=0.8)
    assert isinstance(caught.value, TimeoutError)
    assert len(server.seen) == 1


def test_the_total_covers_what_comes_before_the_request(
    drive: Driver, server: Server, petshop: Any
) -> None:
    def slow() -> str:
        time.sleep(0.2)
        return "t"

    with pytest.raises(petshop.errors.APITimeoutError) as caught:
        drive(lambda client: client.pets.fetch("p1"), token=slow, timeout=0.1)
    assert (caught.value.attempts, len(server.seen)) == (1, 0)


def test_the_total_covers_the_retries(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(429, headers={"Retry-After": "30"}))
    with pytest.raises(petshop.errors.RateLimitError):  # to wait would take longer than there is
        drive(lambda client: client.pets.fetch("p1"), timeout=1.0)
    assert len(server.seen) == 1


def test_a_body_of_10_gb_is_refused(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, b"{", {"Content-Type": "application/json"}, announce=10**10))
    with pytest.raises(petshop.errors.ResponseTooLargeError):
        drive(lambda client: client.pets.fetch("p1"))
    assert len(server.seen) == 1


def test_a_body_that_grows_is_refused(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, chunks=[b" " * 1000] * 10))
    with pytest.raises(petshop.errors.ResponseTooLargeError):
        drive(lambda c: c.with_options(max_response_size=5000).pets.fetch("p1"))


def test_next_page_on_another_port(
    drive: Driver, server: Server, other_server: Server, petshop: Any
) -> None:
    next_url = f"{other_server.url}/pets?page=2"
    server.reply(Reply(200, {"pets": [PET], "meta": {"next_page_url": next_url}}))
    with pytest.raises(petshop.errors.PagingError, match="another host"):
        drive(lambda client: client.pets.list())
    assert not other_server.seen


@pytest.mark.parametrize(
    "link",
    ["http://127.0.0.1@{host}/x", "//{host}/x", "http://{host}\\@127.0.0.1/", "http://[::1"],
)
def test_next_page_in_disguise(
    drive: Driver, server: Server, other_server: Server, petshop: Any, link: str
) -> None:
    next_url = link.format(host=other_server.url.removeprefix("http://"))
    server.reply(Reply(200, {"pets": [PET], "meta": {"next_page_url": next_url}}))
    with pytest.raises(petshop.errors.PagingError):
        drive(lambda client: client.pets.list())
    assert not other_server.seen


def test_a_repeated_next_link(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, {"pets": [PET], "meta": {"next_page_url": "/pets?page=2"}}))
    with pytest.raises(petshop.errors.PagingError, match="already"):
        drive(lambda client: client.pets.list())
    assert len(server.seen) == 2


def test_a_circle_of_next_links(drive: Driver, server: Server, petshop: Any) -> None:
    def answer(seen: Seen) -> Reply:
        other = "/pets?page=2" if seen.target != "/pets?page=2" else "/pets?page=3"
        return Reply(200, {"pets": [PET], "meta": {"next_page_url": other}})

    server.handler = answer
    with pytest.raises(petshop.errors.PagingError, match="already"):
        drive(lambda client: client.pets.list())
    assert len(server.seen) == 3


def test_each_page_is_retried_alone(drive: Driver, server: Server) -> None:
    server.reply(
        Reply(200, {"pets": [PET], "meta": {"next_page_url": "/pets?page=2"}}),
        Reply(503),
        Reply(200, {"pets": [PET], "meta": {}}),
    )
    assert len(drive(lambda client: client.pets.list())) == 2
    assert [seen.target for seen in server.seen] == ["/pets", "/pets?page=2", "/pets?page=2"]


def test_tls_that_is_none(drive: Driver, server: Server, petshop: Any) -> None:
    url = server.url.replace("http://", "https://")
    with pytest.raises(petshop.errors.TLSError):
        drive(lambda client: client.pets.fetch("p1"), base_url=url, max_retries=0)
