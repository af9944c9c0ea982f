"""Connections that know how much time a call has left.

Blocking code cannot be interrupted, and the HTTP library's limits hold for each read alone: a
server that sends an octet now and then, in a header or in an interim answer, would hold a call for
ever. So each read and write of a connection asks here first. `aio` needs nothing like it: there
`asyncio.timeout` ends whatever is going on.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any, Final

import httpx2

from ..call.timeouts import Deadline

_AT_ONCE: Final = 65_536
"""Octets that are written before the time is looked at again."""
_local = threading.local()


@contextmanager
def limit(deadline: Deadline) -> Generator[None]:
    """Ends what this thread reads and writes inside when the time is up, by `TimeoutError`."""
    before = getattr(_local, "deadline", None)
    _local.deadline = deadline
    try:
        yield
    finally:
        _local.deadline = before


def bind(client: httpx2.Client) -> httpx2.Client:
    """The client, whose connections will keep to `limit`.

    The library has no public way to do this. Where it is made in another way than is known here,
    the limits of the single reads hold, as they do for a client of the user's own.
    """
    mounts: dict[Any, Any] = getattr(client, "_mounts", {})
    for transport in (getattr(client, "_transport", None), *mounts.values()):
        pool: Any = getattr(transport, "_pool", None)
        backend: Any = getattr(pool, "_network_backend", None)
        if backend is not None:
            pool._network_backend = _Backend(backend)
    return client


def _left(timeout: float | None) -> float | None:
    deadline: Deadline | None = getattr(_local, "deadline", None)
    left = None if deadline is None else deadline.remaining
    if left is None:
        return timeout
    if left == 0.0:
        raise TimeoutError
    return left if timeout is None else min(left, timeout)


class _Backend:
    """The library's way to connect, with streams that look at the time."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *args: Any, **kwargs: Any
    ) -> _Stream:
        left = _left(timeout)
        return _Stream(self._backend.connect_tcp(host, port, left, *args, **kwargs))


class _Stream:
    """A connection, or what TLS makes of one."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def read(self, max_bytes: int, timeout: float | None = None) -> Any:
        return self._stream.read(max_bytes, timeout=_left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        while rest:
            self._stream.write(bytes(rest[:_AT_ONCE]), timeout=_left(timeout))
            rest = rest[_AT_ONCE:]

    def start_tls(self, ssl_context: Any, server_hostname: Any = None, timeout: Any = None) -> Any:
        made = self._stream.start_tls(ssl_context, server_hostname, timeout=_left(timeout))
        return _Stream(made)
