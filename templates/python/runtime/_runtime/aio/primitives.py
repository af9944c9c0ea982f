"""What differs between sync and async code in more than keywords; `sync` has the same names."""

from __future__ import annotations

import asyncio
import inspect
import os
import warnings
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.request import getproxies
from weakref import WeakKeyDictionary

import httpx2

from ...errors import APITimeoutError, ConfigurationError
from ..call.call import Deadline
from ..http.client import AsyncHTTPClient
from .early import EarlyResponseTransport

LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=100)

sleep = asyncio.sleep


async def settle(value: Any) -> Any:
    """Return the result of a user's function, awaited if it is awaitable."""
    return (await value) if inspect.isawaitable(value) else value


@asynccontextmanager
async def limit(deadline: Deadline) -> AsyncGenerator[None]:
    """Raise `TimeoutError` in the body when the deadline has passed."""
    async with asyncio.timeout(deadline.remaining):
        yield


class Lock:
    """A lock that observes a deadline. Each event loop has its own."""

    def __init__(self) -> None:
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    @asynccontextmanager
    async def acquire(self, deadline: Deadline) -> AsyncGenerator[None]:
        """Hold the lock. Raises `APITimeoutError` if it is not free in time."""
        lock = self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        try:
            async with asyncio.timeout(deadline.remaining):
                await lock.acquire()
        except TimeoutError:
            raise APITimeoutError("timed out waiting for another call") from None
        try:
            yield
        finally:
            lock.release()


class Pool:
    """The connections of a client and its copies.

    They are opened by the first request of each event loop, which owns them, and again in a forked
    process, which must not share sockets with its parent.
    """

    def __init__(self, http_client: AsyncHTTPClient | None) -> None:
        self._custom = http_client
        self._clients: dict[asyncio.AbstractEventLoop, httpx2.AsyncClient] = {}
        self._closers: dict[asyncio.AbstractEventLoop, AsyncGenerator[None]] = {}
        self._inherited: list[object] = []
        self._process = os.getpid()
        self._was_used = False
        self._is_closed = False

    async def get_client(self) -> AsyncHTTPClient:
        """The HTTP client to send with. Raises `ConfigurationError` after `close`."""
        if self._is_closed:
            raise ConfigurationError("the client is closed")
        if self._custom is not None:
            return self._custom
        if self._process != os.getpid():
            # Kept, so that the connections of the parent are not closed here.
            self._inherited += [self._clients, self._closers]
            self._clients, self._closers, self._process = {}, {}, os.getpid()
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = self._clients[loop] = self._create_client()
            self._was_used = True
            # A loop that shuts down closes its generators, and this one closes the client.
            self._closers[loop] = closer = self._close_with_loop(loop, client)
            await anext(closer)
        return client

    @staticmethod
    def _create_client() -> httpx2.AsyncClient:
        # Cookies are not kept: calls must not depend on each other.
        cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        # With a transport of our own, httpx2 would ignore the proxies of the environment.
        transport = None if getproxies() else EarlyResponseTransport(LIMITS)
        return httpx2.AsyncClient(cookies=cookies, limits=LIMITS, transport=transport)

    async def _close_with_loop(
        self, loop: asyncio.AbstractEventLoop, client: httpx2.AsyncClient
    ) -> AsyncGenerator[None]:
        try:
            yield
        finally:
            self._clients.pop(loop, None)
            self._closers.pop(loop, None)
            await client.aclose()

    async def close(self) -> None:
        """Close the connections of this event loop. Those of others are closed with their loop."""
        self._is_closed = True
        closer = self._closers.get(asyncio.get_running_loop())
        if closer is not None and self._process == os.getpid():
            await closer.aclose()

    def __del__(self) -> None:
        if self._was_used and not self._is_closed and self._process == os.getpid():
            warnings.warn(
                "an async client was not closed: use `async with` or `await client.close()`",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )
