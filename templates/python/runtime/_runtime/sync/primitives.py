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

from ...errors import ConfigurationError
from ..http import HTTPClient
from ..timeouts import Deadline

LIMITS = httpx2.Limits(max_connections=100, max_keepalive_connections=100)
"""Connections at a time; all of them are kept for the next call."""

sleep = time.sleep


def settle(value: Any) -> Any:
    """What a function of the user gave. Raises `ConfigurationError` where it must be awaited."""
    if inspect.isawaitable(value):
        if inspect.iscoroutine(value):
            value.close()
        raise ConfigurationError("a hook or a token's function is asynchronous: this client is not")
    return value


@contextmanager
def limit(deadline: Deadline) -> Generator[None]:
    """Blocking code cannot be interrupted: it asks `deadline` between its steps."""
    yield


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
        with self._lock:
            if self._own is None or self._process != os.getpid():
                # No cookie of an answer is kept: calls must not depend on each other.
                cookies = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
                self._own = httpx2.Client(cookies=cookies, limits=LIMITS)
                self._process = os.getpid()
            return self._own

    def close(self) -> None:
        """Close the connections, if they are ours."""
        self._closed = True
        own, self._own = self._own, None
        if own is not None and self._process == os.getpid():
            own.close()
