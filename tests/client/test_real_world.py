"""The generated client of the example document under realistic conditions, sync and async.

The other files test each part of the runtime with a small sample client. These tests combine
them: a faulty server, one program in three environments, concurrent calls, and secrets.
"""

from __future__ import annotations

import asyncio
import base64
import importlib
import inspect
import io
import logging
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clientwright.config import Config
from tests.client.server import Reply, Seen, Server
from tests.harness.generated import Generated, client_of

DOCUMENT = Path(__file__).parents[2] / "spec" / "twilio_assistants.yaml"
SECRET = "s3cretX9"
ASSISTANT = {
    "id": "aia_asst_1",
    "account_sid": "AC0123456789abcdef0123456789abcdef",
    "name": "Rex",
    "owner": "Example Inc.",
    "model": "gpt-4o",
    "personality_prompt": "Be kind.",
    "customer_ai": {
        "perception_engine_enabled": False,
        "personalization_engine_enabled": False,
    },
    "date_created": "2026-01-02T03:04:05Z",
    "date_updated": "2026-01-02T03:04:05Z",
    "tools": [],
    "knowledge": [],
}
REPLY = {"status": "Success", "session_id": "webhook:s1", "account_sid": ASSISTANT["account_sid"]}
JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with client_of(Config(document=DOCUMENT), tmp_path_factory.mktemp("real")) as generated:
        importlib.import_module(f"{generated.name}._runtime.call.retry").FIRST_DELAY = 0.001
        yield generated


@pytest.fixture
def errors(generated: Generated) -> Any:
    return generated.errors


@dataclass(frozen=True)
class Caller:
    """Makes a call with the sync or the async client; lists are iterated to the end."""

    generated: Generated
    url: str
    asynchronous: bool

    def __call__(self, call: Callable[[Any], Any], **options: Any) -> Any:
        options = {
            "account_sid": "AC1",
            "auth_token": SECRET,
            "base_url": self.url,
            "max_retries": 2,
            **options,
        }
        if self.asynchronous:
            return asyncio.run(self._run_async(call, options))
        with self.generated.package.Client(**options) as client:
            result = call(client)
            return list(result) if hasattr(result, "pages") else result

    async def _run_async(self, call: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with self.generated.package.AsyncClient(**options) as client:
            result = call(client)
            if hasattr(result, "pages"):
                return [item async for item in result]
            return await result if inspect.isawaitable(result) else result


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, generated: Generated, server: Server) -> Caller:
    return Caller(generated, server.url, request.param == "async")


def fetch(client: Any) -> Any:
    return client.assistants.fetch("aia_asst_1")


def create(client: Any) -> Any:
    return client.assistants.create(name="Rex")


def send(client: Any) -> Any:
    return client.assistants.messages.create("aia_asst_1", identity="email:a@b.example", body="Hi")


def list_all(client: Any) -> Any:
    return client.assistants.list()


# --- faults --------------------------------------------------------------------------------------


def test_retry_after_delays_retry(call: Caller, server: Server) -> None:
    server.reply(Reply(429, headers={"Retry-After": "1"}), Reply(200, ASSISTANT))
    before = time.monotonic()
    assert call(fetch).name == "Rex"
    assert time.monotonic() - before >= 1.0
    assert len(server.seen) == 2


def test_503_is_retried_twice_for_get(call: Caller, server: Server) -> None:
    server.reply(Reply(503), Reply(503), Reply(200, ASSISTANT))
    assert call(fetch).name == "Rex"
    assert len(server.seen) == 3


@pytest.mark.parametrize("post", [create, send])
@pytest.mark.parametrize("fault", [Reply(503), Reply(500), Reply(408), Reply(cut=True)])
def test_post_that_may_have_succeeded_is_not_retried(
    call: Caller, server: Server, errors: Any, post: Any, fault: Reply
) -> None:
    server.reply(fault)
    with pytest.raises(errors.APIConnectionError if fault.cut else errors.APIStatusError):
        call(post)
    assert len(server.seen) == 1


@pytest.mark.parametrize("post", [create, send])
def test_429_is_retried_for_post(call: Caller, server: Server, post: Any) -> None:
    server.reply(Reply(429), Reply(201, REPLY if post is send else ASSISTANT))
    call(post)
    assert server.seen[0].json == server.seen[1].json


def test_connection_refused(call: Caller, errors: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # but does not listen
        refusing_url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(errors.APIConnectionError) as caught:
            call(create, base_url=refusing_url)
    assert caught.value.attempts == 3


@pytest.mark.parametrize(
    "body",
    [b'{"id": "aia_asst_1", "na', b"<html><title>Sign in</title></html>"],
    ids=["cut JSON", "HTML"],
)
def test_invalid_json_is_validation_error(
    call: Caller, server: Server, errors: Any, body: bytes
) -> None:
    kind = "text/html" if body[:1] == b"<" else "application/json"
    server.reply(Reply(200, body, {"Content-Type": kind, "Twilio-Request-Id": "RQ1"}))
    with pytest.raises(errors.ResponseValidationError) as caught:
        call(fetch)
    assert caught.value.request_id == "RQ1"


def test_redirect_to_other_origin_sends_no_credentials(
    call: Caller, server: Server, other_server: Server
) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/elsewhere"}))
    other_server.reply(Reply(200, ASSISTANT))
    assert call(fetch).name == "Rex"
    assert "authorization" in server.seen[0].headers
    assert "authorization" not in other_server.seen[0].headers


def test_timeout_of_endless_body(call: Caller, server: Server, errors: Any) -> None:
    stop = threading.Event()
    threading.Timer(5.0, stop.set).start()
    server.reply(Reply(200, chunks=iter(lambda: b"" if stop.wait(0.05) else b" ", b"")))
    with pytest.raises(errors.APITimeoutError):
        call(fetch, timeout=0.4)
    assert not stop.is_set()
    stop.set()


def test_announced_body_of_10_gb_is_refused(call: Caller, server: Server, errors: Any) -> None:
    server.reply(Reply(200, b"{", JSON, announce=10**10))
    with pytest.raises(errors.ResponseTooLargeError):
        call(fetch)


def _page(link: str) -> Reply:
    return Reply(200, {"assistants": [ASSISTANT], "meta": {"next_page_url": link}})


def test_next_page_on_other_origin_is_refused(
    call: Caller, server: Server, other_server: Server, errors: Any
) -> None:
    server.reply(_page(f"{other_server.url}/v1/Assistants?Page=1"))
    with pytest.raises(errors.PagingError):
        call(list_all)
    assert (len(server.seen), len(other_server.seen)) == (1, 0)


def test_repeated_next_link_is_refused(call: Caller, server: Server, errors: Any) -> None:
    server.reply(_page("/v1/Assistants?Page=1"))
    with pytest.raises(errors.PagingError):
        call(list_all)
    assert len(server.seen) == 2


# --- drift ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drifted", "path"),
    [
        ({"name": None}, "$.name"),
        ({"name": 5}, "$.name"),
        ({"date_created": "2026-01-02T03:04:05"}, "$.date_created"),
        ({"date_created": "2026-01-02"}, "$.date_created"),
        ({"tools": None}, "$.tools"),
        ({"customer_ai": []}, "$.customer_ai"),
        ({"name": ...}, "$.name"),  # missing
    ],
)
def test_drift_is_reported_and_refused_if_strict(
    call: Caller, server: Server, errors: Any, generated: Generated, drifted: Any, path: str
) -> None:
    body = {key: value for key, value in {**ASSISTANT, **drifted}.items() if value is not ...}
    server.reply(Reply(200, body, {"Twilio-Request-Id": "RQ1"}))
    seen: list[Any] = []
    result = call(fetch, hooks=generated.package.Hooks(on_drift=seen.append))
    assert result.id == "aia_asst_1"
    assert seen[0].path == path
    with pytest.raises(errors.ResponseValidationError) as caught:
        call(fetch, strict=True)
    assert (caught.value.path, caught.value.request_id) == (path, "RQ1")


@pytest.mark.parametrize(
    "addition", [{"of_tomorrow": {"a": [1]}}, {"date_updated": "2026-01-02T03:04:05.123456789Z"}]
)
def test_additions_are_accepted_if_strict(call: Caller, server: Server, addition: Any) -> None:
    server.reply(Reply(200, {**ASSISTANT, **addition}))
    assert call(fetch, strict=True).date_updated.year == 2026


def test_unknown_enum_value_is_not_drift(
    call: Caller, server: Server, generated: Generated
) -> None:
    seen: list[Any] = []
    server.reply(Reply(200, {**REPLY, "status": "Pondering"}))
    hooks = generated.package.Hooks(on_drift=seen.append)
    assert call(send, hooks=hooks).status == "Pondering"
    assert seen == []


def test_strict_reading_checks_constraints(call: Caller, server: Server, errors: Any) -> None:
    server.reply(Reply(200, {**REPLY, "account_sid": "pondering"}))
    with pytest.raises(errors.ResponseValidationError, match="account_sid: ") as raised:
        call(send, strict=True)
    assert raised.value.path == "$.account_sid"
    assert "pondering" not in str(raised.value)
    # The enum of statuses is open: the document only lists known values.
    server.reply(Reply(200, {**REPLY, "status": "Pondering"}))
    assert call(send, strict=True).status == "Pondering"


# --- one program in three environments -----------------------------------------------------------


def program(client: Any) -> list[Any]:
    """A typical program of a user."""
    assistant = client.assistants.create(name="Rex", personality_prompt="Be kind.")
    reply = client.assistants.messages.create(
        assistant.id, identity="email:test@api.com", body="When was Twilio founded?"
    )
    roles = [message.role for message in client.sessions.messages.list(reply.session_id, limit=2)]
    client.assistants.delete(assistant.id)
    return [assistant.name, reply.status, roles]


async def async_program(client: Any) -> list[Any]:
    """The async version of `program`."""
    assistant = await client.assistants.create(name="Rex", personality_prompt="Be kind.")
    reply = await client.assistants.messages.create(
        assistant.id, identity="email:test@api.com", body="When was Twilio founded?"
    )
    messages = client.sessions.messages.list(reply.session_id, limit=2)
    roles = [message.role async for message in messages]
    await client.assistants.delete(assistant.id)
    return [assistant.name, reply.status, roles]


def test_program_with_in_memory_fake(generated: Generated) -> None:
    testing = generated.module("testing")
    with testing.fake_client() as client:
        assert program(client)[:2] == ["Rex", "Success"]

    async def main() -> list[Any]:
        async with testing.fake_async_client() as client:
            return await async_program(client)

    assert asyncio.run(main())[:2] == ["Rex", "Success"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_program_with_served_fake(generated: Generated, asynchronous: bool) -> None:
    fake = generated.module("testing").FakeApi()
    with fake.serve() as served:
        run = Caller(generated, served.url, asynchronous)
        name, status, roles = run(async_program if asynchronous else program)
    assert (name, status, len(roles)) == ("Rex", "Success", 2)
    assert fake.problems == []


def test_program_with_faulty_server(call: Caller, server: Server) -> None:
    """Each request fails with 429 first; requests that are safe to retry fail in other ways too."""
    tries: dict[str, int] = {}
    message = {"id": "m1", "role": "user", "content": {"content": "Hi"}, "of_tomorrow": True}

    def respond(seen: Seen) -> Reply:
        key = f"{seen.method} {seen.target}"
        tries[key] = tries.get(key, 0) + 1
        if tries[key] == 1:
            return Reply(429, "<html>", {"Retry-After": "0"})
        if tries[key] == 2 and seen.method == "GET":
            return Reply(cut=True)
        if seen.method == "DELETE":
            return Reply(204) if tries[key] == 3 else Reply(503)
        if seen.method == "POST":
            is_message = seen.path.endswith("/Messages")
            return Reply(200, REPLY) if is_message else Reply(201, ASSISTANT)
        more = "/v1/Sessions/webhook:s1/Messages?Page=1" if "Page=1" not in seen.target else None
        return Reply(200, {"messages": [message], "meta": {"next_page_url": more}})

    server.handler = respond
    result = call(async_program if call.asynchronous else program)
    assert result == ["Rex", "Success", ["user", "user"]]
    assert sorted(tries.values()) == [2, 2, 3, 3, 3]


# --- concurrent calls ----------------------------------------------------------------------------


def _echo(seen: Seen) -> Reply:
    return Reply(200, {**ASSISTANT, "id": seen.path.rpartition("/")[2]}, delay=0.01)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


def test_client_is_shared_by_32_threads(generated: Generated, server: Server) -> None:
    server.handler = _echo
    ids = [f"a{number}" for number in range(320)]
    before = threading.active_count()
    options = {"account_sid": "A", "auth_token": "t", "base_url": server.url}
    with generated.package.Client(**options) as client, ThreadPoolExecutor(32) as threads:
        assert list(threads.map(lambda id_: client.assistants.fetch(id_).id, ids)) == ids
    assert server.connections <= 32
    _until(lambda: server.open_connections == 0)
    _until(lambda: threading.active_count() <= before)


def test_client_makes_200_concurrent_calls_and_survives_120_cancelled(
    generated: Generated, server: Server
) -> None:
    def respond(seen: Seen) -> Reply:
        return Reply(200, ASSISTANT, delay=0.5) if seen.path.endswith("slow") else _echo(seen)

    server.handler = respond
    ids = [f"a{number}" for number in range(200)]

    async def main() -> None:
        options = {"account_sid": "A", "auth_token": "t", "base_url": server.url}
        async with generated.package.AsyncClient(**options) as client:
            calls = [client.assistants.fetch(id_) for id_ in ids]
            assert [assistant.id for assistant in await asyncio.gather(*calls)] == ids
            slow = [asyncio.ensure_future(client.assistants.fetch("slow")) for _ in range(120)]
            await asyncio.sleep(0.1)
            for task in slow:
                task.cancel()
            ended = await asyncio.gather(*slow, return_exceptions=True)
            assert {type(error) for error in ended} == {asyncio.CancelledError}
            calls = [client.assistants.fetch(id_) for id_ in ids]
            assert [assistant.id for assistant in await asyncio.gather(*calls)] == ids
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())
    _until(lambda: server.open_connections == 0)


# --- secrets -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [Reply(201, {}), Reply(401), Reply(429), Reply(cut=True), Reply(201, "{", JSON)],
    ids=["drift", "401", "429", "cut", "cut JSON"],
)
def test_secrets_do_not_appear_in_output(
    call: Caller, generated: Generated, server: Server, errors: Any, reply: Reply
) -> None:
    server.reply(reply)
    keys = {"profile_api_key": SECRET, "write_key": SECRET}
    credential = generated.models.SegmentCredential(**keys)
    shown: list[Any] = [credential]
    hooks = generated.package.Hooks(
        before_request=shown.append, after_response=shown.append, on_retry=shown.append
    )
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)

    def use_client(client: Any) -> Any:
        shown.extend([client, vars(client), client.assistants, client.assistants.list()])
        method = client.assistants.create
        return client.with_response(method, name="Rex", segment_credential=credential)

    try:
        shown.append(call(use_client, hooks=hooks, headers={"X-Tenant": SECRET}))
    except errors.APIError as error:
        shown += [error, vars(error), traceback.format_exc()]
    finally:
        logging.getLogger().setLevel(level)
        logging.getLogger().removeHandler(handler)
    output = "".join(f"{item!r}{item!s}" for item in shown) + log.getvalue()
    assert SECRET in server.seen[0].body.decode()
    assert SECRET not in output
    assert base64.b64encode(f"AC1:{SECRET}".encode()).decode() not in output
    assert "POST /v1/Assistants" in log.getvalue()
