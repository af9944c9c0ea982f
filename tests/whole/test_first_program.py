"""A user's first program with the committed client, in an empty environment over real HTTP.

The client is installed with pip into a new environment, where the programs run as separate
processes against a server on 127.0.0.1. The requests are compared with the specification of the
API: method, path, query, JSON body, `Authorization` and `Accept` of all nine operations, sync and
async.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import venv
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.client.server import Reply, Seen, Server
from tests.harness.pythons import ROOT, install

pytestmark = pytest.mark.slow

ACCOUNT, TOKEN = "AC0123456789abcdef0123456789abcdef", "a-token"
ASSISTANT = "aia_asst_00000000-1111-2222-3333-444444444444"
SESSION = "webhook:conversations__IS1/CH2?x#y"
SEGMENT = "webhook%3Aconversations__IS1%2FCH2%3Fx%23y"
BASIC = "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()

FIRST = """\
from twilio_assistants import AssistantsClient

client = AssistantsClient()  # TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN from the environment
assistant = client.assistants.create(
    name="Your first Assistant", personality_prompt="You are a helpful assistant."
)
reply = client.assistants.messages.create(
    assistant.id, identity="email:test@api.com", body="When was Twilio founded?"
)
for message in client.sessions.messages.list(reply.session_id, limit=20):
    print(message.role, message.content)
client.assistants.delete(assistant.id)
"""

ASYNC_FIRST = """\
import asyncio

from twilio_assistants import AsyncAssistantsClient


async def main():
    client = AsyncAssistantsClient()
    assistant = await client.assistants.create(
        name="Your first Assistant", personality_prompt="You are a helpful assistant."
    )
    reply = await client.assistants.messages.create(
        assistant.id, identity="email:test@api.com", body="When was Twilio founded?"
    )
    async for message in client.sessions.messages.list(reply.session_id, limit=20):
        print(message.role, message.content)
    await client.assistants.delete(assistant.id)
    await client.close()


asyncio.run(main())
"""

# Only the base URL of the API has to be changed.
BASE_URL_OVERRIDE = """\
import functools, sys, twilio_assistants as t
for name in ("AssistantsClient", "AsyncAssistantsClient"):
    setattr(t, name, functools.partial(getattr(t, name), base_url=sys.argv[1]))
"""

NINE = """\
from twilio_assistants import AssistantsClient, models

with AssistantsClient() as client:
    client.assistants.create(
        name="N", owner="O", personality_prompt="P",
        customer_ai=models.CustomerAi(
            perception_engine_enabled=True, personalization_engine_enabled=False
        ),
        segment_credential={"profile_api_key": "k", "space_id": "s", "write_key": "w"},
    )
    client.assistants.fetch(ASSISTANT)
    print([one.id for one in client.assistants.list(limit=20, page_size=7)])
    client.assistants.update(ASSISTANT, name="N2")
    client.assistants.delete(ASSISTANT)
    client.assistants.messages.create(
        ASSISTANT, identity="email:a@b", body="B", session_id="s", mode="voice",
        webhook="https://hooks.example/reply?_token=t#rc=3&rt=all",
    )
    print([one.id for one in client.sessions.list(page_size=50, page_token="PT")])
    client.sessions.fetch(SESSION)
    print([one.id for one in client.sessions.messages.list(SESSION)])
"""

ASYNC_NINE = (
    "import asyncio\n"
    + NINE.replace("AssistantsClient", "AsyncAssistantsClient")
    .replace("with Async", "async def main():\n  async with Async")
    .replace("    client.", "    await client.")
    .replace("for one in", "async for one in")
    + "\nasyncio.run(main())\n"
)

STAMPS = {"date_created": "2025-06-02T09:30:00Z", "date_updated": "2025-06-02T09:30:00Z"}
MODEL = {
    "id": ASSISTANT, "account_sid": ACCOUNT, "name": "N", "owner": "O", "model": "gpt-4o",
    "personality_prompt": "P", "customer_ai": {}, **STAMPS,
}  # fmt: skip
MESSAGE = {"id": "aia_msg_1", "role": "user", "content": {"content": "Hello"}, **STAMPS}
REPLY = {"status": "Success", "session_id": SESSION, "account_sid": ACCOUNT, "body": "In 2008."}


def page(key: str, *items: Any, following: str | None = None) -> dict[str, Any]:
    """A page of a list."""
    return {key: list(items), "meta": {"key": key, "page_size": 50, "next_page_url": following}}


class Api:
    """Responds to the nine operations like the API; the list of assistants has two pages."""

    def __init__(self, url: str) -> None:
        self.url = url

    def __call__(self, seen: Seen) -> Reply:
        assistant = f"/v1/Assistants/{ASSISTANT}"
        replies = {
            ("POST", "/v1/Assistants"): Reply(201, MODEL),
            ("GET", assistant): Reply(200, {**MODEL, "tools": [], "knowledge": []}),
            ("PUT", assistant): Reply(200, MODEL),
            ("DELETE", assistant): Reply(204),
            ("POST", f"{assistant}/Messages"): Reply(200, REPLY),
            ("GET", "/v1/Sessions"): Reply(200, page("sessions", {"id": SESSION})),
            ("GET", f"/v1/Sessions/{SEGMENT}"): Reply(200, {"id": SESSION}),
            ("GET", f"/v1/Sessions/{SEGMENT}/Messages"): Reply(200, page("messages", MESSAGE)),
        }
        if (seen.method, seen.path) == ("GET", "/v1/Assistants"):
            second = ("PageToken", "2") in seen.query
            following = f"{self.url}/v1/Assistants?PageSize=7&Page=1&PageToken=2"
            return Reply(200, page("assistants", MODEL, following=None if second else following))
        return replies.get((seen.method, seen.path), Reply(404, {"message": seen.target}))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment in which only the committed client is installed."""
    folder = tmp_path_factory.mktemp("user")
    client = shutil.copytree(
        ROOT / "generated" / "python",
        folder / "client",
        ignore=shutil.ignore_patterns("__pycache__", ".*cache"),
    )
    venv.create(folder / "environment", with_pip=True)
    made = folder / "environment" / "bin" / "python"
    install(made, "--constraint", ROOT / "constraints.txt", client)
    return made


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    made.handler = Api(made.url)
    yield made
    made.stop()


def run(python: Path, program: str, server: Server, folder: Path) -> str:
    """Run a program in the user's environment; return its output.

    Warnings are errors, except for unclosed resources: the first program does not close its client,
    which Python only reports on request.
    """
    file = folder / "program.py"
    head = f"{BASE_URL_OVERRIDE}ASSISTANT = {ASSISTANT!r}\nSESSION = {SESSION!r}\n"
    file.write_text(head + program, "utf-8")
    result = subprocess.run(
        [python, "-I", "-W", "error", "-W", "ignore::ResourceWarning", file, server.url],
        cwd=folder,
        env={"TWILIO_ACCOUNT_SID": ACCOUNT, "TWILIO_AUTH_TOKEN": TOKEN},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert not result.stderr
    return result.stdout


@pytest.mark.parametrize("program", [FIRST, ASYNC_FIRST], ids=["sync", "async"])
def test_first_program_runs(python: Path, server: Server, tmp_path: Path, program: str) -> None:
    assert run(python, program, server, tmp_path) == "user {'content': 'Hello'}\n"
    assert [(seen.method, seen.path) for seen in server.seen] == [
        ("POST", "/v1/Assistants"),
        ("POST", f"/v1/Assistants/{ASSISTANT}/Messages"),
        ("GET", f"/v1/Sessions/{SEGMENT}/Messages"),
        ("DELETE", f"/v1/Assistants/{ASSISTANT}"),
    ]


ASKED: list[tuple[str, str, list[tuple[str, str]], Any]] = [
    (
        "POST", "/v1/Assistants", [],
        {
            "name": "N", "owner": "O", "personality_prompt": "P",
            "customer_ai": {
                "perception_engine_enabled": True, "personalization_engine_enabled": False,
            },
            "segment_credential": {"profile_api_key": "k", "space_id": "s", "write_key": "w"},
        },
    ),
    ("GET", f"/v1/Assistants/{ASSISTANT}", [], None),
    ("GET", "/v1/Assistants", [("PageSize", "7")], None),
    ("GET", "/v1/Assistants", [("PageSize", "7"), ("Page", "1"), ("PageToken", "2")], None),
    ("PUT", f"/v1/Assistants/{ASSISTANT}", [], {"name": "N2"}),
    ("DELETE", f"/v1/Assistants/{ASSISTANT}", [], None),
    (
        "POST", f"/v1/Assistants/{ASSISTANT}/Messages", [],
        {
            "identity": "email:a@b", "body": "B", "session_id": "s", "mode": "voice",
            "webhook": "https://hooks.example/reply?_token=t#rc=3&rt=all",
        },
    ),
    ("GET", "/v1/Sessions", [("PageSize", "50"), ("PageToken", "PT")], None),
    ("GET", f"/v1/Sessions/{SEGMENT}", [], None),
    ("GET", f"/v1/Sessions/{SEGMENT}/Messages", [], None),
]  # fmt: skip


@pytest.mark.parametrize("program", [NINE, ASYNC_NINE], ids=["sync", "async"])
def test_requests_of_all_nine_operations(
    python: Path, server: Server, tmp_path: Path, program: str
) -> None:
    printed = run(python, program, server, tmp_path)
    assert printed.splitlines() == [str([ASSISTANT] * 2), str([SESSION]), "['aia_msg_1']"]
    sent = [
        (seen.method, seen.path, seen.query, json.loads(seen.body) if seen.body else None)
        for seen in server.seen
    ]
    assert sent == ASKED
    for seen in server.seen:
        assert seen.headers["authorization"] == BASIC
        assert seen.headers["accept"] == "application/json"
        assert seen.headers.get("content-type") == ("application/json" if seen.body else None)
        assert "#" not in seen.target


def test_missing_credentials_are_named(python: Path, tmp_path: Path) -> None:
    program = "from twilio_assistants import AssistantsClient; AssistantsClient()"
    result = subprocess.run(
        [python, "-I", "-c", program],
        cwd=tmp_path, env={}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    message = result.stderr.splitlines()[-1]
    assert message.startswith("twilio_assistants.errors.ConfigurationError: ")
    for name in ("account_sid", "TWILIO_ACCOUNT_SID", "auth_token", "TWILIO_AUTH_TOKEN"):
        assert name in result.stderr
