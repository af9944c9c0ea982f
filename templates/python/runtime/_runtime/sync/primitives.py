"""The few things that blocking code does in another way; `aio` has them under the same names."""

from __future__ import annotations

import inspect
import os
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any, cast

import httpx2

from ...errors import APITimeoutError, ConfigurationError
from ..call.timeouts import Deadline
from ..http.client import HTTPClient
from . import bounded

LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
"""Connections at a time; all of them are kept for the next call."""

sleep = time.sleep
limit = bounded.limit


def settle(value: Any) -> Any:
    """What a function of the user gave. Raises `ConfigurationError` where it must be awaited."""
    if inspect.isawaitable(value):
        if inspect.iscoroutine(value):
            value.close()
        raise ConfigurationError("a hook or a token's function is asynchronous: this client is not")
    return value


class Turns:
    """One at a time: for what must not be done twice at once. Another process has turns of its own:
    the thread that could give this one back is not there after a fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = os.getpid()

    @contextmanager
    def turn(self, deadline: Deadline) -> Generator[None]:
        """Wait for a turn, and release it at the end. Raises `APITimeoutError` on a timeout."""
        if self._process != os.getpid():
            self._lock, self._process = threading.Lock(), os.getpid()
        lock, left = self._lock, deadline.remaining
        if not lock.acquire(timeout=-1 if left is None else left):
            raise APITimeoutError("another call did not come to its end in time")
        try:
            yield
        finally:
            lock.release()


class Pool:
    """The connections of a client and of all its copies: opened at the first request, opened anew
    in a forked process, which must not share sockets with its parent."""

    def __init__(self, given: HTTPClient | None) -> None:
        # Typed as what it is meant to be: what only behaves like one is taken at its word.
        self._given = cast("httpx2.Client | None", given)
        self._own: httpx2.Client | None = None
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._closed = False

    def client(self) -> httpx2.Client:
        """The HTTP client to send with. Raises `ConfigurationError` after `close`."""
        if self._closed:
            raise ConfigurationError("the client is closed")
        if self._given is not None:
            return self._given
        if self._process != os.getpid():
            self._lock = threading.Lock()  # the parent's may be held by a thread that is not here
        with self._lock:
            if self._own is None or self._process != os.getpid():
                # No cookie of an answer is kept: calls must not depend on each other.
                cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
                self._own = bounded.bind(httpx2.Client(cookies=cookies, limits=LIMITS))
                self._process = os.getpid()
            return self._own

    def close(self) -> None:
        """Close the connections, if they are ours."""
        self._closed = True
        own, self._own = self._own, None
        if own is not None and self._process == os.getpid():
            own.close()
