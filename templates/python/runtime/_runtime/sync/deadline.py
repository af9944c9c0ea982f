"""A transport that ends a call when its total time is up, even in the middle of a read.

Blocking code cannot be interrupted, and the timeouts of the HTTP library apply to each read on its
own: a server that sends a byte now and then could hold a call forever. This transport asks for the
time left before each read and write. Async clients don't need it: `asyncio.timeout` interrupts
them anywhere.

It also receives a response to a request that the server has stopped reading (`aio/early.py`).
"""

from __future__ import annotations

import selectors
import socket
import ssl
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, cast

import httpcore2
import httpx2

from ..call.call import Deadline
from ..http.client import INTERIM, httpx2_errors, is_large, to_core_request, to_response

_WRITE_SIZE: Final = 65_536
_local = threading.local()


@contextmanager
def limit(deadline: Deadline) -> Generator[None]:
    """Raise `TimeoutError` from reads and writes of this thread after a deadline."""
    outer = getattr(_local, "deadline", None)
    _local.deadline = deadline
    try:
        yield
    finally:
        _local.deadline = outer


def _limited(timeout: float | None) -> float | None:
    """The timeout of the next operation: no longer than the time left."""
    deadline: Deadline | None = getattr(_local, "deadline", None)
    remaining = None if deadline is None else deadline.remaining
    if remaining == 0.0:
        raise TimeoutError
    if remaining is None or timeout is None:
        return timeout if remaining is None else remaining
    return min(remaining, timeout)


class DeadlineTransport(httpx2.BaseTransport):
    """Like `httpx2.HTTPTransport`, over a network backend that observes `limit`."""

    def __init__(self, limits: httpx2.Limits) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=limits.max_connections,
            max_keepalive_connections=limits.max_keepalive_connections,
            keepalive_expiry=limits.keepalive_expiry,
            network_backend=_Backend(),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        _local.is_large = is_large(request)
        with httpx2_errors():
            response = self._pool.handle_request(to_core_request(request))
        return to_response(response, _Body(cast("Iterable[bytes]", response.stream)))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        with httpx2_errors():
            yield from self._chunks

    def close(self) -> None:
        cast("Any", self._chunks).close()


class _Backend(httpcore2.SyncBackend):
    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *args: Any, **kwargs: Any
    ) -> httpcore2.NetworkStream:
        return _Stream(super().connect_tcp(host, port, _limited(timeout), *args, **kwargs))


class _Stream(httpcore2.NetworkStream):
    """A connection, plain or TLS."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _limited(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _WRITE_SIZE):
            if _local.is_large:
                self._wait(_limited(timeout))
            self._stream.write(buffer[start : start + _WRITE_SIZE], _limited(timeout))

    def _wait(self, timeout: float | None) -> None:
        """Wait until more can be sent. Raises `WriteError` if only a response can be read."""
        connection: socket.socket = self.get_extra_info("socket")
        with selectors.DefaultSelector() as selector:
            selector.register(connection, selectors.EVENT_READ | selectors.EVENT_WRITE)
            ready = selector.select(timeout)
        if not ready:
            raise httpcore2.WriteTimeout
        # What can be read over TLS may be no response.
        if ready[0][1] == selectors.EVENT_READ and not isinstance(connection, ssl.SSLSocket):
            if not connection.recv(len(INTERIM), socket.MSG_PEEK).startswith(INTERIM):
                raise httpcore2.WriteError("the response arrived before the end of the request")

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, _limited(timeout)))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
