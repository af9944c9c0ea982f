"""Faulty servers over real HTTP, with the sync and the async client."""

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


def test_retry_after_delays_retry(
    drive: Driver, server: Server, petshop: Any, runtime: Any
) -> None:
    server.reply(Reply(429, headers={"Retry-After": "1"}), OK)
    events: list[Any] = []
    hooks = runtime("hooks").Hooks(on_retry=events.append)
    before = time.monotonic()
    assert drive(lambda client: client.pets.fetch("p1"), hooks=hooks).name == "Rex"
    assert time.monotonic() - before >= 1.0
    assert [(event.delay, event.status_code, event.attempt) for event in events] == [(1.0, 429, 1)]
    assert len(server.seen) == 2


def test_429_is_retried_for_post(drive: Driver, server: Server) -> None:
    server.reply(Reply(429, headers={"Retry-After": "0"}), Reply(201, PET))
    assert drive(lambda client: client.pets.create(name="Rex")).id == "p1"
    assert [seen.json for seen in server.seen] == [{"name": "Rex"}] * 2


def test_503_is_retried_twice(drive: Driver, server: Server) -> None:
    server.reply(Reply(503), Reply(503), OK)
    response = drive(lambda client: client.with_response(client.pets.fetch, "p1"))
    assert (response.value.name, response.attempts, len(server.seen)) == ("Rex", 3, 3)


def test_503_is_raised_after_all_retries(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(503))
    with pytest.raises(petshop.errors.ServerError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert (caught.value.status_code, caught.value.attempts, len(server.seen)) == (503, 3, 3)


def test_503_is_not_retried_for_post(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(503))
    with pytest.raises(petshop.errors.ServerError):
        drive(lambda client: client.pets.create(name="Rex"))
    assert len(server.seen) == 1


def test_503_is_retried_for_post_with_idempotency_key(drive: Driver, server: Server) -> None:
    server.reply(Reply(503), Reply(200, {"status": "ok"}))
    assert drive(lambda client: client.pets.order(item="ball")).status == "ok"
    keys = {seen.headers["idempotency-key"] for seen in server.seen}
    assert len(server.seen) == 2
    assert len(keys) == 1
    assert len(keys.pop()) == 36


def test_idempotency_key_of_caller_is_sent(drive: Driver, server: Server) -> None:
    server.reply(Reply(200, {"status": "ok"}))
    drive(lambda client: client.pets.order(item="ball", idempotency_key="mine"))
    assert server.seen[0].headers["idempotency-key"] == "mine"


def test_max_retries_of_zero(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(503))
    with pytest.raises(petshop.errors.ServerError):
        drive(lambda client: client.pets.fetch("p1"), max_retries=0)
    assert len(server.seen) == 1


def test_long_retry_after_is_raised(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(429, headers={"Retry-After": "3600"}))
    with pytest.raises(petshop.errors.RateLimitError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert (caught.value.retry_after, len(server.seen)) == (3600.0, 1)


def test_refused_connection_is_retried_for_post(drive: Driver, petshop: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(petshop.errors.APIConnectionError) as caught:
        drive(lambda client: client.pets.create(name="x"), base_url=f"http://127.0.0.1:{port}")
    assert caught.value.attempts == 3  # never sent, so even a POST is safe to retry
    assert caught.value.__cause__ is not None
    assert type(caught.value).__module__ == "petshop.errors"


def test_closed_connection_is_not_retried_for_post(
    drive: Driver, server: Server, petshop: Any
) -> None:
    server.reply(Reply(cut=True))
    with pytest.raises(petshop.errors.APIConnectionError):
        drive(lambda client: client.pets.create(name="Rex"))
    assert len(server.seen) == 1


def test_closed_connection_is_retried_for_get(drive: Driver, server: Server) -> None:
    server.reply(Reply(cut=True), OK)
    assert drive(lambda client: client.pets.fetch("p1")).name == "Rex"
    assert len(server.seen) == 2


def test_incomplete_body_is_connection_error(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, b'{"id": "p1"', {"Content-Type": "application/json"}, announce=100))
    with pytest.raises(petshop.errors.APIConnectionError):
        drive(lambda client: client.pets.fetch("p1"))


def test_truncated_json_is_validation_error(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(
        Reply(200, b'{"id": "p1", "na', {"Content-Type": "application/json", "X-Request-Id": "R1"})
    )
    with pytest.raises(petshop.errors.ResponseValidationError) as caught:
        drive(lambda client: client.pets.fetch("p1"))
    assert (caught.value.expected, caught.value.request_id) == ("JSON", "R1")
    assert "na" not in str(caught.value)


def test_html_instead_of_json_is_validation_error(
    drive: Driver, server: Server, petshop: Any
) -> None:
    server.reply(Reply(200, "<html><title>Sign in</title>", {"Content-Type": "text/html"}))
    with pytest.raises(petshop.errors.ResponseValidationError, match="text/html"):
        drive(lambda client: client.pets.fetch("p1"))


def test_redirect_to_other_origin_sends_no_credentials(
    drive: Driver, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/else", "Set-Cookie": "a=b"}))
    other_server.reply(OK)
    pet = drive(lambda client: client.pets.fetch("p1"), headers={"X-Tenant": "secret"})
    assert pet.name == "Rex"
    headers = other_server.seen[0].headers
    assert not {"authorization", "cookie", "x-tenant"} & headers.keys()


def test_redirect_to_other_origin_sends_no_api_key_in_query(
    drive: Driver, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/else"}))
    other_server.reply(OK)
    drive(lambda client: client.pets.fetch("p1"), key="k3y")
    assert "k3y" in server.seen[0].target
    assert "k3y" not in other_server.seen[0].target


def test_redirect_to_other_origin_with_user_http_client_sends_no_credentials(
    drive: Driver, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/else"}))
    other_server.reply(Reply(307, headers={"Location": "/further"}), OK)
    kind = httpx2.AsyncClient if drive.asynchronous else httpx2.Client
    user_client = kind(
        auth=("me", "s3cret"),
        headers={"X-Key": "s3cret"},
        params={"key": "s3cret"},
        cookies={"a": "s3cret"},
    )

    async def asynchronous(client: Any) -> None:
        async with user_client:
            await client.pets.fetch("p1")

    def blocking(client: Any) -> None:
        with user_client:
            client.pets.fetch("p1")

    drive(asynchronous if drive.asynchronous else blocking, http_client=user_client)
    assert server.seen[0].headers["x-key"] == "s3cret"
    assert [seen.target for seen in other_server.seen] == ["/else", "/further"]
    for seen in other_server.seen:
        assert not {"authorization", "cookie", "x-key"} & seen.headers.keys()
        assert "s3cret" not in str(seen)


def test_redirect_within_origin_sends_credentials(drive: Driver, server: Server) -> None:
    server.reply(Reply(301, headers={"Location": "/pets/p2"}), OK)
    drive(lambda client: client.pets.fetch("p1"))
    assert server.seen[1].path == "/pets/p2"
    assert server.seen[1].headers["authorization"] == server.seen[0].headers["authorization"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_post_is_not_redirected_to_other_origin(
    drive: Driver, server: Server, other_server: Server, petshop: Any, status: int
) -> None:
    server.reply(Reply(status, headers={"Location": f"{other_server.url}/else"}))
    with pytest.raises(petshop.errors.RedirectError) as caught:
        drive(lambda client: client.pets.create(name="Rex"))
    assert caught.value.status_code == status
    assert not other_server.seen


def test_307_within_origin_sends_body_again(drive: Driver, server: Server) -> None:
    server.reply(Reply(307, headers={"Location": "/moved"}), Reply(201, PET))
    drive(lambda client: client.pets.create(name="Rex"))
    assert [(seen.method, seen.path, seen.json) for seen in server.seen] == [
        ("POST", "/pets", {"name": "Rex"}),
        ("POST", "/moved", {"name": "Rex"}),
    ]


def test_endless_redirects_are_refused(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(302, headers={"Location": "/pets/p1"}))
    with pytest.raises(petshop.errors.TooManyRedirectsError):
        drive(lambda client: client.pets.fetch("p1"))
    assert len(server.seen) == 11


def _endless_chunks(stop: threading.Event) -> Iterator[bytes]:
    while not stop.wait(0.05):
        yield b" "


def test_timeout_of_endless_body(drive: Driver, server: Server, petshop: Any) -> None:
    stop = threading.Event()
    server.reply(Reply(200, chunks=_endless_chunks(stop)))
    try:
        with pytest.raises(petshop.errors.APITimeoutError):
            drive(lambda client: client.pets.create(name="x"), timeout=0.4)
    finally:
        stop.set()


@pytest.mark.parametrize("chunk", [b"a", b"HTTP/1.1 102 Processing\r\n\r\n"])
def test_timeout_of_endless_headers(
    drive: Driver, server: Server, petshop: Any, chunk: bytes
) -> None:
    """Data arrives before every read timeout, so only the total timeout applies."""
    stop = threading.Event()

    def drip() -> Iterator[bytes]:
        yield chunk if len(chunk) > 1 else b"HTTP/1.1 200 OK\r\nX: "
        while not stop.wait(0.05):
            yield chunk

    server.reply(Reply(raw=drip()))
    threading.Timer(5.0, stop.set).start()
    try:
        with pytest.raises(petshop.errors.APITimeoutError):
            drive(lambda client: client.pets.create(name="x"), timeout=0.4)
        assert not stop.is_set(), "the server ended it, not the client"
    finally:
        stop.set()


def test_timeout_of_slow_upload(drive: Driver, petshop: Any) -> None:
    """The server reads small parts of the request with long pauses."""
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def read_slowly() -> None:
            connection, _ = listening.accept()
            with connection:
                while not stop.wait(0.05) and connection.recv(1000):
                    pass

        thread = threading.Thread(target=read_slowly, daemon=True)
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
def test_invalid_redirect_location(drive: Driver, server: Server, petshop: Any, link: str) -> None:
    server.reply(Reply(302, headers={"Location": link}))
    with pytest.raises(petshop.errors.APIError):
        drive(lambda client: client.pets.fetch("p1"))


@pytest.mark.parametrize("value", ["-5", "nan", "1e999", "soon", "Wed, 99 Oct 99999 07:28:00 GMT"])
def test_invalid_retry_after_is_ignored(
    drive: Driver, server: Server, runtime: Any, value: str
) -> None:
    server.reply(Reply(429, headers={"Retry-After": value}), OK)
    assert drive(lambda client: client.pets.fetch("p1")).name == "Rex"
    assert runtime("call.retry").parse_retry_after({"retry-after": value}) is None


def test_timeout_without_response(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, PET, delay=2.5))
    with pytest.raises(petshop.errors.APITimeoutError) as caught:
        drive(lambda client: client.pets.create(name="x"), timeout=0.8)
    assert isinstance(caught.value, TimeoutError)
    assert len(server.seen) == 1


def test_timeout_includes_token_function(drive: Driver, server: Server, petshop: Any) -> None:
    def slow() -> str:
        time.sleep(0.2)
        return "t"

    with pytest.raises(petshop.errors.APITimeoutError) as caught:
        drive(lambda client: client.pets.fetch("p1"), token=slow, timeout=0.1)
    assert (caught.value.attempts, len(server.seen)) == (1, 0)


def test_timeout_includes_retries(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(429, headers={"Retry-After": "30"}))
    with pytest.raises(petshop.errors.RateLimitError):  # the delay exceeds the remaining time
        drive(lambda client: client.pets.fetch("p1"), timeout=1.0)
    assert len(server.seen) == 1


def test_announced_body_of_10_gb_is_refused(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, b"{", {"Content-Type": "application/json"}, announce=10**10))
    with pytest.raises(petshop.errors.ResponseTooLargeError):
        drive(lambda client: client.pets.fetch("p1"))
    assert len(server.seen) == 1


def test_streamed_body_over_limit_is_refused(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, chunks=[b" " * 1000] * 10))
    with pytest.raises(petshop.errors.ResponseTooLargeError):
        drive(lambda c: c.with_options(max_response_size=5000).pets.fetch("p1"))


def test_next_page_on_other_origin_is_refused(
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
def test_disguised_next_page_on_other_origin_is_refused(
    drive: Driver, server: Server, other_server: Server, petshop: Any, link: str
) -> None:
    next_url = link.format(host=other_server.url.removeprefix("http://"))
    server.reply(Reply(200, {"pets": [PET], "meta": {"next_page_url": next_url}}))
    with pytest.raises(petshop.errors.PagingError):
        drive(lambda client: client.pets.list())
    assert not other_server.seen


def test_repeated_next_link_is_refused(drive: Driver, server: Server, petshop: Any) -> None:
    server.reply(Reply(200, {"pets": [PET], "meta": {"next_page_url": "/pets?page=2"}}))
    with pytest.raises(petshop.errors.PagingError, match="already"):
        drive(lambda client: client.pets.list())
    assert len(server.seen) == 2


def test_cycle_of_next_links_is_refused(drive: Driver, server: Server, petshop: Any) -> None:
    def respond(seen: Seen) -> Reply:
        other = "/pets?page=2" if seen.target != "/pets?page=2" else "/pets?page=3"
        return Reply(200, {"pets": [PET], "meta": {"next_page_url": other}})

    server.handler = respond
    with pytest.raises(petshop.errors.PagingError, match="already"):
        drive(lambda client: client.pets.list())
    assert len(server.seen) == 3


def test_pages_are_retried_separately(drive: Driver, server: Server) -> None:
    server.reply(
        Reply(200, {"pets": [PET], "meta": {"next_page_url": "/pets?page=2"}}),
        Reply(503),
        Reply(200, {"pets": [PET], "meta": {}}),
    )
    assert len(drive(lambda client: client.pets.list())) == 2
    assert [seen.target for seen in server.seen] == ["/pets", "/pets?page=2", "/pets?page=2"]


def test_server_without_tls(drive: Driver, server: Server, petshop: Any) -> None:
    url = server.url.replace("http://", "https://")
    with pytest.raises(petshop.errors.TLSError):
        drive(lambda client: client.pets.fetch("p1"), base_url=url, max_retries=0)
