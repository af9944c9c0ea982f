"""What differs between sync and async code in more than keywords; `aio` has the same names."""

from __future__ import annotations

import inspect
import os
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.request import getproxies

import httpx2

from ...errors import APITimeoutError, ConfigurationError
from ..call.call import Deadline
from ..http.client import HTTPClient
from . import deadline

LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=100)

sleep = time.sleep
limit = deadline.limit


def settle(value: Any) -> Any:
    """Return the result of a user's function. Raises `ConfigurationError` if it is awaitable."""
    if inspect.isawaitable(value):
        if inspect.iscoroutine(value):
            value.close()
        raise ConfigurationError("a hook or token function is async, but the client is not")
    return value


class Lock:
    """A lock that observes a deadline. A forked process gets a new one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = os.getpid()

    @contextmanager
    def acquire(self, deadline: Deadline) -> Generator[None]:
        """Hold the lock. Raises `APITimeoutError` if it is not free in time."""
        if self._process != os.getpid():
            # The thread that could release the lock was not forked.
            self._lock, self._process = threading.Lock(), os.getpid()
        lock, remaining = self._lock, deadline.remaining
        if not lock.acquire(timeout=-1 if remaining is None else remaining):
            raise APITimeoutError("timed out waiting for another call")
        try:
            yield
        finally:
            lock.release()


class Pool:
    """The connections of a client and its copies.

    They are opened by the first request, and again in a forked process, which must not share
    sockets with its parent.
    """

    def __init__(self, http_client: HTTPClient | None) -> None:
        self._custom = http_client
        self._client: httpx2.Client | None = None
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._is_closed = False

    def get_client(self) -> HTTPClient:
        """The HTTP client to send with. Raises `ConfigurationError` after `close`."""
        if self._is_closed:
            raise ConfigurationError("the client is closed")
        if self._custom is not None:
            return self._custom
        if self._process != os.getpid():
            self._lock = (
                threading.Lock()
            )  # the parent's may be held by a thread that was not forked
        with self._lock:
            if self._client is None or self._process != os.getpid():
                self._client = self._create_client()
                self._process = os.getpid()
            return self._client

    def close(self) -> None:
        """Close the connections that this pool opened."""
        self._is_closed = True
        client, self._client = self._client, None
        if client is not None and self._process == os.getpid():
            client.close()

    @staticmethod
    def _create_client() -> httpx2.Client:
        # Cookies are not kept: calls must not depend on each other.
        cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
        # With a transport of our own, httpx2 would ignore the proxies of the environment.
        transport = None if getproxies() else deadline.DeadlineTransport(LIMITS)
        return httpx2.Client(cookies=cookies, limits=LIMITS, transport=transport)
