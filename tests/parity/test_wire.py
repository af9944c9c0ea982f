"""Each operation sends the same request as twilio-python 9.10.9 (`make test-parity`).

Method, path, query, body, `Authorization` and `Accept` are compared. Two known faults of
twilio-python are avoided: it does not encode path parameters (none here needs encoding), and it
sends a `Content-Type` on requests without a body.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.harness.pythons import install
from tests.parity import values

pytestmark = [pytest.mark.parity, pytest.mark.slow]

PEER = "twilio==9.10.9"


class Sent(NamedTuple):
    """The parts of a request that are compared."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: Any
    authorization: str | None
    accept: str | None


@contextmanager
def server() -> Iterator[tuple[str, list[Sent]]]:
    """Runs a server that records requests and sends minimal valid responses."""
    sent: list[Sent] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _respond(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            url = urlsplit(self.path)
            sent.append(
                Sent(
                    self.command,
                    url.path,
                    parse_qs(url.query, keep_blank_values=True),
                    json.loads(body) if body else None,
                    self.headers.get("Authorization"),
                    self.headers.get("Accept"),
                )
            )
            status = {"DELETE": 204, "POST": 201}.get(self.command, 200)
            if self.command == "POST" and url.path.endswith("/Messages"):
                status = 200
            content = (
                b"" if status == 204 else json.dumps(response_body(self.command, url.path)).encode()
            )
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = _respond  # noqa: N815 - the library's names

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}", sent
        finally:
            listening.shutdown()
            thread.join()


def response_body(method: str, path: str) -> dict[str, Any]:
    """Returns an empty page for a list, otherwise an object that both clients can read."""
    last = path.rsplit("/", 1)[-1]
    if method == "GET" and last in {"Assistants", "Sessions", "Messages"}:
        key = last.lower()
        return {key: [], "meta": {**values.PAGE["meta"], "key": key}}
    return {"id": "x", "status": "ok", "session_id": "s"}


def call_ours(base: str) -> None:
    """Calls all nine operations with our client, in the order of `peer.py`."""
    from twilio_assistants import AssistantsClient

    with AssistantsClient(
        account_sid=values.ACCOUNT, auth_token=values.TOKEN, base_url=base
    ) as client:
        client.assistants.create(**values.CREATE)
        client.assistants.fetch(values.ASSISTANT)
        list(client.assistants.list(limit=3, page_size=7))
        client.assistants.update(values.ASSISTANT, **values.UPDATE)
        client.assistants.delete(values.ASSISTANT)
        client.assistants.messages.create(values.ASSISTANT, **values.MESSAGE)
        list(client.sessions.list(page_size=7))
        client.sessions.fetch(values.SESSION)
        list(client.sessions.messages.list(values.SESSION, page_size=7))


@pytest.fixture(scope="module")
def peer_python(pytestconfig: pytest.Config) -> Path:
    """Returns the interpreter of a virtual environment that has only the peer."""
    cache = pytestconfig.cache
    assert cache is not None
    folder = cache.mkdir("parity")
    python = folder / "bin" / "python"
    if not (folder / PEER).exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        install(python, PEER)
        (folder / PEER).touch()
    return python


def test_requests_are_equal(peer_python: Path) -> None:
    with server() as (base, theirs):
        script = Path(__file__).with_name("peer.py")
        subprocess.run([peer_python, script, base], check=True, timeout=60)
    with server() as (base, mine):
        call_ours(base)
    assert len(theirs) == 9
    # Without an `Accept` of its own, the peer sends `*/*`; ours may be more specific.
    narrowed = [
        sent._replace(accept=own.accept) if sent.accept == "*/*" else sent
        for sent, own in zip(theirs, mine, strict=True)
    ]
    assert mine == narrowed
