"""The client of the document that is kept here, whole, in the world as it is, in both colours.

What each part of the runtime does is shown one by one in the other files, on a small client made by
hand. Here it is put together: a server with faults, one program in three places, many calls at once,
secrets everywhere.
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
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generated]:
    with client_of(Config(document=DOCUMENT), tmp_path_factory.mktemp("real")) as generated:
        importlib.import_module(f"{generated.name}._runtime.call.retry").FIRST_DELAY = 0.001
        yield generated


@pytest.fixture
def errors(made: Generated) -> Any:
    return made.errors


@dataclass(frozen=True)
class Caller:
    """Makes one call with a client of its colour, or walks the list that the call gives."""

    made: Generated
    url: str
    asynchronous: bool

    def __call__(self, use: Callable[[Any], Any], **options: Any) -> Any:
        options = {
            "account_sid": "AC1",
            "auth_token": SECRET,
            "base_url": self.url,
            "max_retries": 2,
            **options,
        }
        if self.asynchronous:
            return asyncio.run(self._awaited(use, options))
        with self.made.package.Client(**options) as client:
            found = use(client)
            return list(found) if hasattr(found, "pages") else found

    async def _awaited(self, use: Callable[[Any], Any], options: dict[str, Any]) -> Any:
        async with self.made.package.AsyncClient(**options) as client:
            found = use(client)
            if hasattr(found, "pages"):
                return [item async for item in found]
            return await found if inspect.isawaitable(found) else found


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, made: Generated, server: Server) -> Caller:
    return Caller(made, server.url, request.param == "async")


def fetch(client: Any) -> Any:
    return client.assistants.fetch("aia_asst_1")


def create(client: Any) -> Any:
    return client.assistants.create(name="Rex")


def send(client: Any) -> Any:
    return client.assistants.messages.create("aia_asst_1", identity="email:a@b.example", body="Hi")


def walk(client: Any) -> Any:
    return client.assistants.list()


# --- faults --------------------------------------------------------------------------------------


def test_429_with_retry_after(call: Caller, server: Server) -> None:
    server.reply(Reply(429, headers={"Retry-After": "1"}), Reply(200, ASSISTANT))
    before = time.monotonic()
    assert call(fetch).name == "Rex"
    assert time.monotonic() - before >= 1.0
    assert len(server.seen) == 2


def test_503_twice_for_get(call: Caller, server: Server) -> None:
    server.reply(Reply(503), Reply(503), Reply(200, ASSISTANT))
    assert call(fetch).name == "Rex"
    assert len(server.seen) == 3


@pytest.mark.parametrize("post", [create, send])
@pytest.mark.parametrize("fault", [Reply(503), Reply(500), Reply(408), Reply(cut=True)])
def test_a_post_that_may_have_come_through_is_sent_once(
    call: Caller, server: Server, errors: Any, post: Any, fault: Reply
) -> None:
    server.reply(fault)
    with pytest.raises(errors.APIConnectionError if fault.cut else errors.APIStatusError):
        call(post)
    assert len(server.seen) == 1


@pytest.mark.parametrize("post", [create, send])
def test_a_post_that_was_refused_is_sent_again(call: Caller, server: Server, post: Any) -> None:
    server.reply(Reply(429), Reply(201, REPLY if post is send else ASSISTANT))
    call(post)
    assert server.seen[0].json == server.seen[1].json


def test_connection_refused(call: Caller, errors: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(errors.APIConnectionError) as caught:
            call(create, base_url=nowhere)
    assert caught.value.attempts == 3


@pytest.mark.parametrize(
    "body",
    [b'{"id": "aia_asst_1", "na', b"<html><title>Sign in</title></html>"],
    ids=["cut JSON", "HTML"],
)
def test_200_that_is_no_json(call: Caller, server: Server, errors: Any, body: bytes) -> None:
    kind = "text/html" if body[:1] == b"<" else "application/json"
    server.reply(Reply(200, body, {"Content-Type": kind, "Twilio-Request-Id": "RQ1"}))
    with pytest.raises(errors.ResponseValidationError) as caught:
        call(fetch)
    assert caught.value.request_id == "RQ1"


def test_302_to_another_port(call: Caller, server: Server, other_server: Server) -> None:
    server.reply(Reply(302, headers={"Location": f"{other_server.url}/elsewhere"}))
    other_server.reply(Reply(200, ASSISTANT))
    assert call(fetch).name == "Rex"
    assert "authorization" in server.seen[0].headers
    assert "authorization" not in other_server.seen[0].headers


def test_an_answer_that_never_ends(call: Caller, server: Server, errors: Any) -> None:
    stop = threading.Event()
    threading.Timer(5.0, stop.set).start()
    server.reply(Reply(200, chunks=iter(lambda: b"" if stop.wait(0.05) else b" ", b"")))
    with pytest.raises(errors.APITimeoutError):
        call(fetch, timeout=0.4)
    assert not stop.is_set()
    stop.set()


def test_10_gb(call: Caller, server: Server, errors: Any) -> None:
    server.reply(Reply(200, b"{", JSON, announce=10**10))
    with pytest.raises(errors.ResponseTooLargeError):
        call(fetch)


def _page(link: str) -> Reply:
    return Reply(200, {"assistants": [ASSISTANT], "meta": {"next_page_url": link}})


def test_next_page_on_another_port(
    call: Caller, server: Server, other_server: Server, errors: Any
) -> None:
    server.reply(_page(f"{other_server.url}/v1/Assistants?Page=1"))
    with pytest.raises(errors.PagingError):
        call(walk)
    assert (len(server.seen), len(other_server.seen)) == (1, 0)


def test_a_repeated_next_link(call: Caller, server: Server, errors: Any) -> None:
    server.reply(_page("/v1/Assistants?Page=1"))
    with pytest.raises(errors.PagingError):
        call(walk)
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
        ({"name": ...}, "$.name"),  # not there at all
    ],
)
def test_drift(
    call: Caller, server: Server, errors: Any, made: Generated, drifted: Any, path: str
) -> None:
    body = {key: one for key, one in {**ASSISTANT, **drifted}.items() if one is not ...}
    server.reply(Reply(200, body, {"Twilio-Request-Id": "RQ1"}))
    seen: list[Any] = []
    found = call(fetch, hooks=made.package.Hooks(on_drift=seen.append))
    assert found.id == "aia_asst_1"
    assert seen[0].path == path
    with pytest.raises(errors.ResponseValidationError) as caught:
        call(fetch, strict=True)
    assert (caught.value.path, caught.value.request_id) == (path, "RQ1")


@pytest.mark.parametrize(
    "grown", [{"of_tomorrow": {"a": [1]}}, {"date_updated": "2026-01-02T03:04:05.123456789Z"}]
)
def test_growth_is_no_drift(call: Caller, server: Server, grown: Any) -> None:
    server.reply(Reply(200, {**ASSISTANT, **grown}))
    assert call(fetch, strict=True).date_updated.year == 2026


def test_an_unknown_word_is_no_drift(call: Caller, server: Server, made: Generated) -> None:
    seen: list[Any] = []
    server.reply(Reply(200, {**REPLY, "status": "Pondering"}))
    hooks = made.package.Hooks(on_drift=seen.append)
    assert call(send, hooks=hooks).status == "Pondering"
    assert seen == []


def test_what_the_document_forbids_is_refused_where_it_is_the_law(
    call: Caller, server: Server, errors: Any
) -> None:
    server.reply(Reply(200, {**REPLY, "account_sid": "pondering"}))
    with pytest.raises(errors.ResponseValidationError, match="account_sid: ") as raised:
        call(send, strict=True)
    assert raised.value.path == "$.account_sid"
    assert "pondering" not in str(raised.value)
    # Any word is a status: the document lists those that are known, and says so.
    server.reply(Reply(200, {**REPLY, "status": "Pondering"}))
    assert call(send, strict=True).status == "Pondering"


# --- one program, three places -------------------------------------------------------------------


def program(client: Any) -> list[Any]:
    """What a user writes, who knows nothing but the client."""
    assistant = client.assistants.create(name="Rex", personality_prompt="Be kind.")
    reply = client.assistants.messages.create(
        assistant.id, identity="email:test@api.com", body="When was Twilio founded?"
    )
    said = [message.role for message in client.sessions.messages.list(reply.session_id, limit=2)]
    client.assistants.delete(assistant.id)
    return [assistant.name, reply.status, said]


async def async_program(client: Any) -> list[Any]:
    """The same, awaited."""
    assistant = await client.assistants.create(name="Rex", personality_prompt="Be kind.")
    reply = await client.assistants.messages.create(
        assistant.id, identity="email:test@api.com", body="When was Twilio founded?"
    )
    messages = client.sessions.messages.list(reply.session_id, limit=2)
    said = [message.role async for message in messages]
    await client.assistants.delete(assistant.id)
    return [assistant.name, reply.status, said]


def test_in_memory(made: Generated) -> None:
    testing = made.module("testing")
    with testing.fake_client() as client:
        assert program(client)[:2] == ["Rex", "Success"]

    async def main() -> list[Any]:
        async with testing.fake_async_client() as client:
            return await async_program(client)

    assert asyncio.run(main())[:2] == ["Rex", "Success"]


@pytest.mark.parametrize("asynchronous", [False, True])
def test_served(made: Generated, asynchronous: bool) -> None:
    fake = made.module("testing").FakeApi()
    with fake.serve() as served:
        run = Caller(made, served.url, asynchronous)
        name, status, said = run(async_program if asynchronous else program)
    assert (name, status, len(said)) == ("Rex", "Success", 2)
    assert fake.problems == []


def test_with_faults(call: Caller, server: Server) -> None:
    """Every request is answered with 429 first, and what may be repeated fails in other ways too."""
    tries: dict[str, int] = {}
    message = {"id": "m1", "role": "user", "content": {"content": "Hi"}, "of_tomorrow": True}

    def answer(seen: Seen) -> Reply:
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

    server.handler = answer
    found = call(async_program if call.asynchronous else program)
    assert found == ["Rex", "Success", ["user", "user"]]
    assert sorted(tries.values()) == [2, 2, 3, 3, 3]


# --- many at once --------------------------------------------------------------------------------


def _echo(seen: Seen) -> Reply:
    return Reply(200, {**ASSISTANT, "id": seen.path.rpartition("/")[2]}, delay=0.01)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    assert condition()


def test_32_threads(made: Generated, server: Server) -> None:
    server.handler = _echo
    ids = [f"a{number}" for number in range(320)]
    before = threading.active_count()
    options = {"account_sid": "A", "auth_token": "t", "base_url": server.url}
    with made.package.Client(**options) as client, ThreadPoolExecutor(32) as threads:
        assert list(threads.map(lambda one: client.assistants.fetch(one).id, ids)) == ids
    assert server.connections <= 32
    _until(lambda: server.open_connections == 0)
    _until(lambda: threading.active_count() <= before)


def test_200_calls_and_120_that_are_cancelled(made: Generated, server: Server) -> None:
    def answer(seen: Seen) -> Reply:
        return Reply(200, ASSISTANT, delay=0.5) if seen.path.endswith("slow") else _echo(seen)

    server.handler = answer
    ids = [f"a{number}" for number in range(200)]

    async def main() -> None:
        options = {"account_sid": "A", "auth_token": "t", "base_url": server.url}
        async with made.package.AsyncClient(**options) as client:
            calls = [client.assistants.fetch(one) for one in ids]
            assert [one.id for one in await asyncio.gather(*calls)] == ids
            slow = [asyncio.ensure_future(client.assistants.fetch("slow")) for _ in range(120)]
            await asyncio.sleep(0.1)
            for task in slow:
                task.cancel()
            ended = await asyncio.gather(*slow, return_exceptions=True)
            assert {type(one) for one in ended} == {asyncio.CancelledError}
            calls = [client.assistants.fetch(one) for one in ids]
            assert [one.id for one in await asyncio.gather(*calls)] == ids
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(main())
    _until(lambda: server.open_connections == 0)


# --- secrets -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "reply",
    [Reply(201, {}), Reply(401), Reply(429), Reply(cut=True), Reply(201, "{", JSON)],
    ids=["drift", "401", "429", "cut", "cut JSON"],
)
def test_secrets(call: Caller, made: Generated, server: Server, errors: Any, reply: Reply) -> None:
    server.reply(reply)
    keys = {"profile_api_key": SECRET, "write_key": SECRET}
    credential = made.models.SegmentCredential(**keys)
    shown: list[Any] = [credential]
    hooks = made.package.Hooks(
        before_request=shown.append, after_response=shown.append, on_retry=shown.append
    )
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)

    def use(client: Any) -> Any:
        shown.extend([client, vars(client), client.assistants, client.assistants.list()])
        method = client.assistants.create
        return client.with_response(method, name="Rex", segment_credential=credential)

    try:
        shown.append(call(use, hooks=hooks, headers={"X-Tenant": SECRET}))
    except errors.APIError as error:
        shown += [error, vars(error), traceback.format_exc()]
    finally:
        logging.getLogger().setLevel(level)
        logging.getLogger().removeHandler(handler)
    told = "".join(f"{one!r}{one!s}" for one in shown) + log.getvalue()
    assert SECRET in server.seen[0].body.decode()
    assert SECRET not in told
    assert base64.b64encode(f"AC1:{SECRET}".encode()).decode() not in told
    assert "POST /v1/Assistants" in log.getvalue()
