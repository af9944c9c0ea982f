"""The few things that asynchronous code does in another way; `sync` has the same names."""

from __future__ import annotations

import asyncio
import inspect
import os
import warnings
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, cast
from weakref import WeakKeyDictionary

import httpx2

from ...errors import APITimeoutError, ConfigurationError
from ..call.timeouts import Deadline
from ..http.client import AsyncHTTPClient

LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
"""Connections at a time; all of them are kept for the next call."""

sleep = asyncio.sleep


async def settle(value: Any) -> Any:
    """What a function of the user gave, awaited if it must be."""
    return (await value) if inspect.isawaitable(value) else value


@asynccontextmanager
async def limit(deadline: Deadline) -> AsyncGenerator[None]:
    """Interrupts what is inside when the time is up, by `TimeoutError`."""
    async with asyncio.timeout(deadline.remaining):
        yield


class Turns:
    """One at a time: for what must not be done twice at once. Each event loop has its own turns."""

    def __init__(self) -> None:
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    @asynccontextmanager
    async def turn(self, deadline: Deadline) -> AsyncGenerator[None]:
        """Wait for a turn, and release it at the end. Raises `APITimeoutError` on a timeout."""
        lock = self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())
        try:
            async with asyncio.timeout(deadline.remaining):
                await lock.acquire()
        except TimeoutError:
            raise APITimeoutError("another call did not come to its end in time") from None
        try:
            yield
        finally:
            lock.release()


class Pool:
    """The connections of a client and of all its copies: opened at the first request, and apart for
    each event loop, since a connection belongs to the loop that opened it; opened anew in a forked
    process, which must not share sockets with its parent."""

    def __init__(self, given: AsyncHTTPClient | None) -> None:
        # Typed as what it is meant to be: what only behaves like one is taken at its word.
        self._given = cast("httpx2.AsyncClient | None", given)
        self._own: dict[asyncio.AbstractEventLoop, AsyncGenerator[httpx2.AsyncClient]] = {}
        self._clients: dict[asyncio.AbstractEventLoop, httpx2.AsyncClient] = {}
        self._inherited: list[object] = []
        self._process = os.getpid()
        self._used = False
        self._closed = False

    async def client(self) -> httpx2.AsyncClient:
        """The HTTP client to send with. Raises `ConfigurationError` after `close`."""
        if self._closed:
            raise ConfigurationError("the client is closed")
        if self._given is not None:
            return self._given
        if self._process != os.getpid():
            # Kept, not closed: to say goodbye on these connections is the parent's right.
            self._inherited += [self._own, self._clients]
            self._own, self._clients, self._process = {}, {}, os.getpid()
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            # No cookie of an answer is kept: calls must not depend on each other.
            cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
            client = self._clients[loop] = httpx2.AsyncClient(cookies=cookies, limits=LIMITS)
            self._used = True
            # A loop that ends closes its generators, and with this one our connections.
            self._own[loop] = keeper = self._keep(loop, client)
            await anext(keeper)
        return client

    async def _keep(
        self, loop: asyncio.AbstractEventLoop, client: httpx2.AsyncClient
    ) -> AsyncGenerator[httpx2.AsyncClient]:
        try:
            yield client
        finally:
            self._clients.pop(loop, None)
            self._own.pop(loop, None)
            await client.aclose()

    async def close(self) -> None:
        """Close the connections of this event loop, if they are ours; those of another are closed
        when it ends."""
        self._closed = True
        keeper = self._own.get(asyncio.get_running_loop())
        if keeper is not None and self._process == os.getpid():
            await keeper.aclose()

    def __del__(self) -> None:
        if self._used and not self._closed and self._process == os.getpid():
            warnings.warn(
                "an asynchronous client was not closed: use `async with` or `await client.close()`",
                ResourceWarning,
                stacklevel=2,
                source=self,
            )
