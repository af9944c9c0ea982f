"""Remote references: refused unless listed, and fetched safely."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from clientwright import resolve as resolving
from clientwright.diagnostics.findings import Diagnostics
from clientwright.load import load
from clientwright.resolve import Spec, remote, resolve, write_lock
from clientwright.resolve.remote import Remote, RemoteError

Response = tuple[int, dict[str, str], bytes]


class Server:
    """Responds by path, and records the requests."""

    def __init__(self) -> None:
        self.responses: dict[str, Response] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.requests.append((self.path, dict(self.headers)))
                status, headers, body = outer.responses.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        self.thread = threading.Thread(target=self.http.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.http.shutdown()
        self.thread.join()
        self.http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("prefix", "url", "allowed"),
    [
        ("https://a.com/", "https://a.com/x.yaml", True),
        ("https://a.com", "https://a.com/x.yaml", True),
        ("https://a.com/s", "https://a.com/s", True),
        ("https://a.com/s", "https://a.com/s/x.yaml?v=1", True),
        ("https://a.com:443/", "https://a.com/x", True),
        ("https://A.com/", "https://a.COM/x", True),
        ("https://a.com/s", "https://a.com/secret", False),
        ("https://a.com/s", "https://a.com/s/../t", False),
        ("https://a.com/s", "https://a.com/s/%2e%2e/t", False),
        ("https://a.com", "https://a.com.evil.org/x", False),
        ("https://a.com", "https://a.com@evil.org/x", False),
        ("https://a.com", "https://user:word@a.com/x", False),
        ("https://a.com", "http://a.com/x", False),
        ("https://a.com", "https://a.com:444/x", False),
        ("https://a.com", "https://sub.a.com/x", False),
        ("https://a.com", "file:///etc/passwd", False),
        ("https://a.com", "https://a.com:port/x", False),
        ("https://a.com", "https://[", False),
    ],
)
def test_url_prefixes(tmp_path: Path, prefix: str, url: str, allowed: bool) -> None:
    assert Remote([prefix], tmp_path / "lock").allows(url) is allowed


def test_request_has_no_user_data(tmp_path: Path, server: Server) -> None:
    server.responses["/a.yaml?x=1"] = (200, {}, b"type: string")
    fetcher = Remote([server.url], tmp_path / "lock", private=True)
    assert fetcher.fetch(f"{server.url}/a.yaml?x=1") == (
        f"{server.url}/a.yaml?x=1",
        b"type: string",
    )
    [(_, headers)] = server.requests
    assert set(headers) == {"Host", "Accept-Encoding", "Accept", "User-Agent"}


def test_redirects_must_be_allowed(tmp_path: Path, server: Server) -> None:
    server.responses |= {
        "/s/a": (302, {"Location": "b"}, b""),
        "/s/b": (200, {}, b"x"),
        "/s/out": (302, {"Location": "/t/b"}, b""),
        "/s/far": (307, {"Location": "https://example.com/"}, b""),
        "/s/file": (301, {"Location": "file:///etc/passwd"}, b""),
        "/s/round": (301, {"Location": "round"}, b""),
        "/s/none": (500, {}, b""),
    }
    fetcher = Remote([f"{server.url}/s"], tmp_path / "lock", private=True)
    assert fetcher.fetch(f"{server.url}/s/a") == (f"{server.url}/s/b", b"x")
    for path, words in [
        ("out", "redirects to"),
        ("far", "redirects to `https://example.com/`"),
        ("file", "redirects to `file:///etc/passwd`"),
        ("round", "more than 5 times"),
        ("none", "the server responded with status 500"),
        ("missing", "the server responded with status 404"),
    ]:
        with pytest.raises(RemoteError, match=words):
            fetcher.fetch(f"{server.url}/s/{path}")
    assert "/t/b" not in [path for path, _ in server.requests]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
    ],
)
def test_private_addresses_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def found(*_: object, **__: object) -> list[object]:
        return [(2, 1, 6, "", ("93.184.216.34", 443)), (2, 1, 6, "", (address, 443))]

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(RemoteError, match="private network"):
        Remote(["https://example.com"], tmp_path / "lock").fetch("https://example.com/a.yaml")


def test_size_is_limited(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_BYTES", 1024 * 1024)
    server.responses["/a"] = (200, {}, b"x" * (2 * 1024 * 1024))
    with pytest.raises(RemoteError, match="larger than 1 MB"):
        Remote([server.url], tmp_path / "lock", private=True).fetch(f"{server.url}/a")


def test_unreachable_servers_are_reported(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
    with pytest.raises(RemoteError, match="refused"):
        Remote([url], tmp_path / "lock", private=True).fetch(f"{url}/a")


# --- in a document -------------------------------------------------------------------------------


@pytest.fixture
def document(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[Spec, Diagnostics]]:
    """Resolve a document whose one schema is a reference to the server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(resolving, "Remote", partial(Remote, private=True))

    def read(reference: str, allowed: list[str]) -> tuple[Spec, Diagnostics]:
        Path("openapi.yaml").write_text(
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"
            f"components: {{schemas: {{A: {{$ref: '{server.url}{reference}'}}}}}}\n",
            "utf-8",
        )
        diagnostics = Diagnostics()
        loaded = load("openapi.yaml", diagnostics)
        assert loaded is not None
        return resolve(loaded, diagnostics, remote=allowed), diagnostics

    return read


def codes(diagnostics: Diagnostics) -> list[str]:
    return [finding.rule.code for finding in diagnostics.all]


def test_unlisted_urls_are_not_fetched(
    server: Server, document: Callable[..., tuple[Spec, Diagnostics]]
) -> None:
    _, diagnostics = document("/a.yaml", [])
    assert codes(diagnostics) == ["RF007"]
    assert server.requests == []


def test_references_in_a_remote_file_are_followed(
    server: Server, document: Callable[..., tuple[Spec, Diagnostics]]
) -> None:
    server.responses |= {
        "/s/a.yaml": (200, {}, b"A: {type: object, properties: {b: {$ref: 'b.json#/B'}}}"),
        "/s/b.json": (200, {}, b'{"B": {"type": "integer"}}'),
    }
    spec, diagnostics = document("/s/a.yaml#/A", [server.url])
    assert codes(diagnostics) == ["RF010", "RF010"]
    schema = spec.root["components"]["schemas"]["A"].follow()
    assert schema["properties"]["b"].follow().text("type") == "integer"
    assert schema.origin.file == f"{server.url}/s/a.yaml"


def test_remote_file_cannot_refer_to_local_files(
    server: Server, document: Callable[..., tuple[Spec, Diagnostics]], tmp_path: Path
) -> None:
    (tmp_path / "secret.yaml").write_text("type: string", "utf-8")
    target = (tmp_path / "secret.yaml").as_uri()
    server.responses["/a.yaml"] = (200, {}, f"items: {{$ref: '{target}'}}".encode())
    _, diagnostics = document("/a.yaml", [server.url])
    assert codes(diagnostics) == ["RF010", "RF008"]


def test_changed_remote_file_is_an_error(
    server: Server, document: Callable[..., tuple[Spec, Diagnostics]]
) -> None:
    server.responses["/a.yaml"] = (200, {}, b"type: string")
    spec, diagnostics = document("/a.yaml", [server.url])
    assert codes(diagnostics) == ["RF010"]
    assert spec.lock is not None
    write_lock(spec.lock)
    locked = json.loads(Path("openapi.yaml.lock").read_text("utf-8"))
    assert list(locked) == [f"{server.url}/a.yaml"]

    _, diagnostics = document("/a.yaml", [server.url])
    assert codes(diagnostics) == []

    server.responses["/a.yaml"] = (200, {}, b"type: integer")
    _, diagnostics = document("/a.yaml", [server.url])
    assert codes(diagnostics) == ["RF009"]
    assert "`openapi.yaml.lock`" in diagnostics.all[0].message


def test_no_lock_file_without_remote_references(
    document: Callable[..., tuple[Spec, Diagnostics]],
) -> None:
    spec, _ = document("/a.yaml", [])
    assert spec.lock is None
