"""The few things that asynchronous code does in another way; `sync` has the same names."""

from __future__ import annotations

import asyncio
import inspect
import os
import threading
import warnings
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from weakref import WeakKeyDictionary

import httpx2

from ...errors import ConfigurationError
from ..timeouts import Deadline

sleep = asyncio.sleep


async def settle(value: Any) -> Any:
    """What a function of the user gave, awaited if it must be."""
    return (await value) if inspect.isawaitable(value) else value


@asynccontextmanager
async def limit(deadline: Deadline) -> AsyncGenerator[None]:
    """Interrupts what is inside when the time is up, by `TimeoutError`."""
    async with asyncio.timeout(deadline.remaining):
        yield


class Pool:
    """The connections of a client and of all its copies: opened at the first request, and apart for
    each event loop, since a connection belongs to the loop that opened it; opened anew in a forked
    process, which must not share sockets with its parent."""

    def __init__(self, given: httpx2.AsyncClient | None) -> None:
        self._given = given
        self._own: WeakKeyDictionary[asyncio.AbstractEventLoop, httpx2.AsyncClient]
        self._own = WeakKeyDictionary()
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._closed = False

    def client(self) -> httpx2.AsyncClient:
        """The HTTP client to send with. Raises `ConfigurationError` after `close`."""
        if self._closed:
            raise ConfigurationError("the client is closed")
        if self._given is not None:
            return self._given
        loop = asyncio.get_running_loop()
        with self._lock:
            if self._process != os.getpid():
                self._own.clear()
                self._process = os.getpid()
            client = self._own.get(loop)
            if client is None:
                # No cookie of an answer is kept: calls must not depend on each other.
                cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
                client = self._own[loop] = httpx2.AsyncClient(cookies=cookies)
            return client

    async def close(self) -> None:
        """Close the connections of this event loop, if they are ours."""
        self._closed = True
        own = self._own.pop(asyncio.get_running_loop(), None)
        self._own.clear()
        if own is not None and self._process == os.getpid():
            await own.aclose()

    def __del__(self) -> None:
        if self._own and not self._closed and self._process == os.getpid():
            warnings.warn(
                "an asynchronous client was not closed: use `async with` or `await client.close()`",
                ResourceWarning,
                source=self,
            )
