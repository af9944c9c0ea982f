"""A transport that receives a response while the request is still being sent.

A server can refuse a large body before it has read all of it, and close the connection (RFC 9110,
section 10.1.1). asyncio then discards what was received, so a response must be read before that.
Blocking sockets keep it, but wait for a server that does not read (`sync/deadline.py`).
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterable, AsyncIterator
from contextvars import ContextVar
from typing import Any, Final, cast

import httpcore2
import httpx2

from ..http.client import INTERIM, httpx2_errors, is_large, to_core_request, to_response

_READ_SIZE: Final = 65_536
_IS_LARGE: ContextVar[bool] = ContextVar("_IS_LARGE", default=False)
"""Set while a large body, or one of unknown size, is sent."""


class EarlyResponseTransport(httpx2.AsyncBaseTransport):
    """Like `httpx2.AsyncHTTPTransport`, over connections that are read while they are written."""

    def __init__(self, limits: httpx2.Limits) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpx2.create_ssl_context(),
            max_connections=limits.max_connections,
            max_keepalive_connections=limits.max_keepalive_connections,
            keepalive_expiry=limits.keepalive_expiry,
            network_backend=_Backend(),
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        token = _IS_LARGE.set(is_large(request))
        try:
            with httpx2_errors():
                response = await self._pool.handle_async_request(to_core_request(request))
        finally:
            _IS_LARGE.reset(token)
        return to_response(response, _Body(cast("AsyncIterable[bytes]", response.stream)))

    async def aclose(self) -> None:
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    def __init__(self, chunks: AsyncIterable[bytes]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with httpx2_errors():
            async for chunk in self._chunks:
                yield chunk

    async def aclose(self) -> None:
        await cast("Any", self._chunks).aclose()


class _Backend(httpcore2.AsyncNetworkBackend):
    def __init__(self) -> None:
        self._backend: httpcore2.AsyncNetworkBackend = cast("Any", httpcore2).AnyIOBackend()

    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *args: Any, **kwargs: Any
    ) -> httpcore2.AsyncNetworkStream:
        return _Stream(await self._backend.connect_tcp(host, port, timeout, *args, **kwargs))


class _Stream(httpcore2.AsyncNetworkStream):
    """A connection, plain or TLS."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream
        self._early: asyncio.Task[bytes] | None = None
        """The first bytes of the response, which may arrive at any time."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._early is None:
            return await self._stream.read(max_bytes, timeout)
        await asyncio.wait([self._early], timeout=timeout)
        if not self._early.done():
            raise httpcore2.ReadTimeout
        early, self._early = self._early, None
        return early.result()

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not _IS_LARGE.get():
            await self._stream.write(buffer, timeout)
            return
        if self._early is None:
            self._early = asyncio.create_task(self._stream.read(_READ_SIZE))
        for _ in range(3):  # until the task has received what is there
            await asyncio.sleep(0)
            if not self._stream.get_extra_info("is_readable"):
                break
        writing = asyncio.create_task(self._stream.write(buffer, timeout))
        try:
            if not self._is_interim():
                pending = (writing, self._early)
                await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            if not self._early.done() or self._is_interim():
                await asyncio.wait([writing])
        finally:
            if is_aborted := not writing.done():
                writing.cancel()
        if is_aborted:
            await asyncio.gather(writing, return_exceptions=True)
            raise httpcore2.WriteError("the response arrived before the end of the request")
        await writing

    def _is_interim(self) -> bool:
        """Whether a 1xx response arrived, after which the request goes on."""
        early = self._early
        if early is None or not early.done() or early.exception() is not None:
            return False
        return early.result().startswith(INTERIM)

    async def aclose(self) -> None:
        if self._early is not None:
            self._early.cancel()
            await asyncio.gather(self._early, return_exceptions=True)
            self._early = None
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        return _Stream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
