"""The fake on 127.0.0.1: the same answers over real HTTP, for programs that need a URL."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self, cast

from ._answers import Answer
from ._received import Received


class Server:
    """A fake that is served while the `with` block runs. `fake.serve()` makes one."""

    def __init__(self, handle: Callable[[Received], Answer], port: int = 0) -> None:
        self._http = _Http(("127.0.0.1", port), _Handler)
        self._http.answer = handle
        self._thread = Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """For the client's `base_url`."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def start(self) -> Self:
        """Begins to answer. `with` does it."""
        self._thread.start()
        return self

    def close(self) -> None:
        """Stops, and gives the port back. Answers that are still waiting end at once."""
        self._http.stopping.set()
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.close()


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    answer: Callable[[Received], Answer]

    def __init__(self, *args: Any) -> None:
        self.stopping = Event()
        super().__init__(*args)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Says nothing of a client that went away: in tests of timeouts all of them do."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Without it each answer waits for an acknowledgement: 40 ms instead of none.
    disable_nagle_algorithm = True

    def __getattr__(self, name: str) -> Callable[[], None]:
        # http.server looks for `do_GET` and the like; an API may have any method.
        if name.startswith("do_"):
            return self._respond
        raise AttributeError(name)

    def _respond(self) -> None:
        host = self.headers.get("host", "127.0.0.1")
        headers: dict[str, str] = {}
        for name, value in self.headers.items():
            key = name.lower()
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
        request = Received(self.command, f"http://{host}{self.path}", headers, self._body())
        server = cast("_Http", self.server)
        answer = server.answer(request)
        if answer.delay:
            server.stopping.wait(answer.delay)
        if answer.refused:
            self._break()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("content-length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body[: answer.cut_after])
        if answer.cut_after is not None:
            self._break()

    def _body(self) -> bytes:
        if "chunked" not in self.headers.get("transfer-encoding", "").lower():
            return self.rfile.read(int(self.headers.get("content-length") or 0))
        chunks: list[bytes] = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass  # trailers
        return b"".join(chunks)

    def _break(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: what came in is in `fake.requests`."""
