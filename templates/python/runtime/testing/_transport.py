"""Connections to the fake: a transport for httpx2, sync and async, and an HTTP server."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any, Self, TypeAlias, cast

import anyio
import httpx2

from ._recorded import RecordedRequest, joined_headers
from ._responses import FakeResponse

_Handle: TypeAlias = Callable[[RecordedRequest], FakeResponse]

# --- in this process -----------------------------------------------------------------------------


class FakeTransport(httpx2.AsyncBaseTransport, httpx2.BaseTransport):
    """Responds to requests in this process. `fake.transport` returns one."""

    def __init__(self, handle: _Handle) -> None:
        self._handle = handle

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises the errors of httpx2 for a broken connection and a read timeout."""
        request.read()
        response = self._handle(_recorded(request))
        seconds, timed_out = _delay(response, request)
        time.sleep(seconds)
        return _response(response, request, timed_out)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The same without blocking other tasks."""
        await request.aread()
        response = self._handle(_recorded(request))
        seconds, timed_out = _delay(response, request)
        await anyio.sleep(seconds)
        return _response(response, request, timed_out)


def _recorded(request: httpx2.Request) -> RecordedRequest:
    url = request.url
    return RecordedRequest(
        method=request.method,
        url=f"{url.scheme}://{url.netloc.decode('ascii')}{url.raw_path.decode('ascii')}",
        headers=joined_headers(request.headers.multi_items()),
        body=request.content,
    )


def _delay(response: FakeResponse, request: httpx2.Request) -> tuple[float, bool]:
    """How long to wait, and whether the client's read timeout expires."""
    timeout = request.extensions.get("timeout", {}).get("read")
    if timeout is not None and response.delay > timeout:
        return timeout, True
    return response.delay, False


def _response(response: FakeResponse, request: httpx2.Request, timed_out: bool) -> httpx2.Response:
    if timed_out:
        raise httpx2.ReadTimeout("the fake delays its response", request=request)
    if response.refused:
        raise httpx2.RemoteProtocolError(
            "Server disconnected without sending a response.", request=request
        )
    if response.cut_after is None:
        body = b"" if request.method == "HEAD" else response.body  # RFC 9110, section 9.3.2
        return httpx2.Response(
            response.status, headers=response.headers, content=body, request=request
        )
    headers = {**response.headers, "content-length": str(len(response.body))}
    stream = _IncompleteBody(response.body[: response.cut_after], request)
    return httpx2.Response(response.status, headers=headers, stream=stream, request=request)


class _IncompleteBody(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body whose connection breaks before its end."""

    def __init__(self, body: bytes, request: httpx2.Request) -> None:
        self._body = body
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        yield self._body
        raise self._error()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body
        raise self._error()

    def _error(self) -> httpx2.RemoteProtocolError:
        return httpx2.RemoteProtocolError(
            "peer closed connection without sending complete message body", request=self._request
        )


# --- over HTTP -----------------------------------------------------------------------------------


class FakeServer:
    """Serves a fake on 127.0.0.1 while the `with` block runs. `fake.serve()` returns one."""

    def __init__(self, handle: _Handle, port: int = 0) -> None:
        self._http = _HTTPServer(("127.0.0.1", port), _Handler)
        self._http.handle_recorded = handle
        self._thread = Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """For the client's `base_url`."""
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def start(self) -> Self:
        """Start serving, as `with` does."""
        self._thread.start()
        return self

    def close(self) -> None:
        """Stop serving and release the port. Delayed responses end at once."""
        self._http.stopping.set()
        if self._thread.is_alive():
            self._http.shutdown()
            self._thread.join()
        self._http.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.close()


class _HTTPServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    handle_recorded: _Handle

    def __init__(self, *args: Any) -> None:
        self.stopping = Event()
        super().__init__(*args)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore clients that close the connection, as all do in tests of timeouts."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Otherwise each response waits for an acknowledgement: 40 ms instead of none.
    disable_nagle_algorithm = True

    def __getattr__(self, name: str) -> Callable[[], None]:
        # http.server looks up `do_GET` and the like; an API may use any method.
        if name.startswith("do_"):
            return self._respond
        raise AttributeError(name)

    def _respond(self) -> None:
        host = self.headers.get("host", "127.0.0.1")
        headers = joined_headers(self.headers.items())
        server = cast("_HTTPServer", self.server)
        response = server.handle_recorded(
            RecordedRequest(self.command, f"http://{host}{self.path}", headers, self._body())
        )
        if response.delay:
            server.stopping.wait(response.delay)
        if response.refused:
            self._disconnect()
            return
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        if response.status not in (204, 304):
            self.send_header("content-length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body[: response.cut_after])
        if response.cut_after is not None:
            self._disconnect()

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

    def _disconnect(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: requests are in `fake.requests`."""
