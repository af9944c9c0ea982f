"""A scriptable HTTP server on 127.0.0.1: sends responses and faults, and records all requests."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class Seen:
    """A request as the server received it."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    client_port: int

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> list[tuple[str, str]]:
        return parse_qsl(self.target.partition("?")[2], keep_blank_values=True)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """A response, or a fault."""

    status: int = 200
    body: bytes | str | dict[str, Any] | list[Any] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    chunks: Iterable[bytes] | None = None
    """Sent as a chunked body instead of `body`."""
    raw: Iterable[bytes] | None = None
    """Sent as is, instead of a status line, headers and body."""
    announce: int | None = None
    """A `Content-Length` that differs from the length of the body."""
    cut: bool = False
    """Close the connection without a response."""
    delay: float = 0.0

    @property
    def content(self) -> bytes:
        if self.body is None:
            return b""
        if isinstance(self.body, bytes):
            return self.body
        return self.body.encode() if isinstance(self.body, str) else json.dumps(self.body).encode()

    @property
    def media_type(self) -> str | None:
        return "application/json" if isinstance(self.body, (dict, list)) else None


class Server:
    """Sends `replies` in order and repeats the last one; or calls `handler` for each request."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []
        self.replies: deque[Reply] = deque()
        self.handler: Callable[[Seen], Reply] | None = None
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), _Handler)
        self._http.script = self
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}"
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def reply(self, *replies: Reply) -> None:
        """Send these replies from now on."""
        self.replies = deque(replies)
        self.handler = None

    def next(self, seen: Seen) -> Reply:
        with self._lock:
            self.seen.append(seen)
            if self.handler is not None:
                return self.handler(seen)
            return self.replies.popleft() if len(self.replies) > 1 else self.replies[0]

    @property
    def connections(self) -> int:
        """The number of connections on which requests arrived."""
        return len({seen.client_port for seen in self.seen})

    @property
    def open_connections(self) -> int:
        return self._http.open_connections

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 300
    script: Server
    open_connections = 0
    _count = threading.Lock()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._count:
            self.open_connections += 1
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._count:
                self.open_connections -= 1

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that disconnect, as some tests do."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: _Http

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""

    def _respond(self) -> None:
        body = self._body()
        seen = Seen(
            self.command,
            self.path,
            {name.lower(): value for name, value in self.headers.items()},
            body,
            self.client_address[1],
        )
        reply = self.server.script.next(seen)
        if reply.delay:
            time.sleep(reply.delay)
        if reply.cut:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if reply.raw is not None:
            self.close_connection = True
            for chunk in reply.raw:
                self.wfile.write(chunk)
            return
        content = reply.content
        self.send_response(reply.status)
        headers = dict(reply.headers)
        if reply.media_type and not any(n.lower() == "content-type" for n in headers):
            headers["Content-Type"] = reply.media_type
        for name, value in headers.items():
            self.send_header(name, value)
        if reply.chunks is not None:
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.flush()
            for chunk in reply.chunks:
                self.wfile.write(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
                self.wfile.flush()
            self.wfile.write(b"0\r\n\r\n")
        else:
            length = len(content) if reply.announce is None else reply.announce
            if reply.status not in (204, 304):
                self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(content)
            if reply.announce is not None:
                self.close_connection = True
        self.wfile.flush()

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() == "chunked":
            read = b""
            while size := int(self.rfile.readline().strip(), 16):
                read += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return read
        return self.rfile.read(int(self.headers.get("content-length") or 0))


for _method in ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"):
    setattr(_Handler, f"do_{_method}", _Handler._respond)


class RawServer:
    """Sends bytes as soon as it has received the headers of a request; keeps the connection."""

    def __init__(self, response: bytes) -> None:
        self._response = response
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._connections: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self._connections.append(connection)
                received = b""
                while b"\r\n\r\n" not in received:
                    received += connection.recv(1024)
                connection.sendall(self._response)

    def stop(self) -> None:
        for one in (self._socket, *self._connections):
            one.close()
