"""Hooks: functions of the user that are called on each request, response, retry and drift.

Hooks of an async client may be async. An exception that a hook raises ends the call.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .http.headers import Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvent:
    """A request is about to be sent. `headers` may be changed, to sign or trace it.

    After a redirect to another origin the request carries no credentials, and should not be given
    any: check its `url`.
    """

    operation: str
    method: str
    url: str = field(repr=False)
    headers: MutableMapping[str, str] = field(repr=False)
    content: bytes | None = field(repr=False)
    """The body, unless it is a stream."""
    attempt: int
    """Starts at 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseEvent:
    """A response was received."""

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
    """An attempt failed and will be retried."""

    operation: str
    method: str
    attempt: int
    """The attempt that failed."""
    delay: float
    """Seconds until the next attempt."""
    status_code: int | None
    """None if there was no response."""
    error: Exception | None
    """The error if there was no response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadProgress:
    """A part of the request's body was sent. After a retry, it begins at 0 again."""

    operation: str
    sent: int
    """The number of bytes so far."""
    total: int | None
    """The size of the body; None if it is not known, as for an iterator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadProgress:
    """A part of a file arrived."""

    operation: str
    received: int
    """The number of bytes so far."""
    total: int | None
    """The size of the file; None if the API does not state it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A response deviates from the API's document. It is decoded as far as possible."""

    operation: str
    path: str
    """The location in the body, from its root `$`: `$.items[2].name`; or a header, as in
    `headers['X-Total']`."""
    expected: str
    """What the document declares: `str`, `datetime`, `a value`."""
    found: str
    """The JSON type of the actual value, or `nothing`. The value itself is shown only of the tag of
    an unknown variant, and only its beginning."""

    def __str__(self) -> str:
        return f"{self.operation}: {self.path}: expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenEvent:
    """An OAuth2 access token was granted. Store the refresh token: it may be a new one."""

    scheme: str
    """The name of the security scheme."""
    access_token: str = field(repr=False)
    refresh_token: str | None = field(repr=False)


BeforeRequest: TypeAlias = Callable[[RequestEvent], object]
AfterResponse: TypeAlias = Callable[[ResponseEvent], object]
OnRetry: TypeAlias = Callable[[RetryEvent], object]
OnDrift: TypeAlias = Callable[[Drift], object]
OnToken: TypeAlias = Callable[[TokenEvent], object]
OnUploadProgress: TypeAlias = Callable[[UploadProgress], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """The functions to call."""

    before_request: BeforeRequest | None = None
    after_response: AfterResponse | None = None
    on_retry: OnRetry | None = None
    on_drift: OnDrift | None = None
    on_token: OnToken | None = None
    on_upload_progress: OnUploadProgress | None = None
