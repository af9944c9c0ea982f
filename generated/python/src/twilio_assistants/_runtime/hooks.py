"""Hooks: functions of the user that see each request, answer, retry and drift.

In an asynchronous client they may be asynchronous. What a hook raises ends the call.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .http.headers import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request is about to be sent. `headers` may be changed: to sign it, to trace it.

    After a redirect to another origin it is one that holds no credentials, and should get none: see
    its `url`.
    """

    operation: str
    method: str
    url: str = field(repr=False)
    headers: MutableMapping[str, str] = field(repr=False)
    content: bytes | None = field(repr=False)
    """The body, where it is not a stream."""
    attempt: int
    """1 for the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """An answer came."""

    operation: str
    method: str
    status_code: int
    headers: Headers = field(repr=False)
    request_id: str | None
    elapsed: float
    """Seconds."""
    attempt: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryEvent:
    """An attempt failed, and another one follows."""

    operation: str
    method: str
    attempt: int
    """The attempt that failed."""
    delay: float
    """The seconds until the next one."""
    status_code: int | None
    """None where there was no answer."""
    error: Exception | None
    """Why there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """An answer breaks the API's document. The program goes on with what is there."""

    operation: str
    path: str
    """Where in the body, from its root `$`: `$.items[2].name`."""
    expected: str
    """What the document promises: `str`, `datetime`, `a value`."""
    found: str
    """The JSON type that is there, or `nothing`; never the value."""

    def __str__(self) -> str:
        return f"{self.operation}: {self.path}: expected {self.expected}, found {self.found}"


BeforeRequest: TypeAlias = Callable[[RequestEvent], object]
AfterResponse: TypeAlias = Callable[[ResponseEvent], object]
OnRetry: TypeAlias = Callable[[RetryEvent], object]
OnDrift: TypeAlias = Callable[[Drift], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """Functions that are called as things happen."""

    before_request: BeforeRequest | None = None
    after_response: AfterResponse | None = None
    on_retry: OnRetry | None = None
    on_drift: OnDrift | None = None
