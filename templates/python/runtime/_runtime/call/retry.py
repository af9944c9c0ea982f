"""Why an attempt failed, whether it may be retried, and when. No I/O, and no waiting."""

from __future__ import annotations

import random
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpx2

from ... import errors

IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
"""Methods that are safe to repeat (RFC 9110, section 9.2.2)."""
TRANSIENT: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Status codes of transient failures."""
UNPROCESSED: Final = 429
"""The request was not processed, so any method may be retried."""

FIRST_DELAY: Final = 0.5
MAX_DELAY: Final = 8.0
MAX_RETRY_AFTER: Final = 60.0
"""Seconds. If the API asks for a longer wait, the call fails instead."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An attempt without a response."""

    cause: Exception
    reason: str
    """Safe to log: no host, no URL, no value."""
    error_class: type[errors.APIConnectionError] = errors.APIConnectionError
    sent: bool = True
    """Whether the request may have reached the server."""
    final: bool = False
    """Whether a retry would fail in the same way."""

    def to_error(self, operation: str, attempts: int) -> errors.APIConnectionError:
        """The exception to raise."""
        suffix = "" if attempts == 1 else f" (attempt {attempts})"
        return self.error_class(
            f"{operation}: {self.reason}{suffix}", operation=operation, attempts=attempts
        )


def classify_failure(error: Exception) -> Failure:
    """The failure that an exception of httpx2 or a timeout amounts to."""
    timed_out = errors.APITimeoutError
    match error:
        case httpx2.ConnectTimeout():
            return Failure(error, "connecting timed out", timed_out, sent=False)
        case httpx2.PoolTimeout():
            return Failure(error, "timed out waiting for a free connection", timed_out, sent=False)
        case httpx2.TimeoutException() | TimeoutError():
            return Failure(error, "timed out", timed_out)
        case httpx2.ConnectError() if (tls := _find_tls_error(error)) is not None:
            reason = f"TLS connection failed: {tls.reason or 'no reason given'}"
            untrusted = isinstance(tls, ssl.SSLCertVerificationError)
            return Failure(error, reason, errors.TLSError, sent=False, final=untrusted)
        case httpx2.ConnectError() | httpx2.ProxyError():
            return Failure(error, "connection failed", sent=False)
        case httpx2.UnsupportedProtocol():
            return Failure(error, "the URL scheme is not supported", sent=False, final=True)
        case httpx2.TooManyRedirects():
            return Failure(error, "too many redirects", errors.TooManyRedirectsError, final=True)
        case httpx2.DecodingError():
            return Failure(error, "the response cannot be decompressed", final=True)
        case httpx2.LocalProtocolError():
            return Failure(error, "the request violates HTTP", sent=False, final=True)
        case _:
            return Failure(error, "the connection was closed")


def _find_tls_error(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return error
        error = error.__cause__ or error.__context__
    return None


def is_retryable(method: str, *, has_key: bool, status: int | None, sent: bool) -> bool:
    """Whether a retry can do no harm.

    `has_key`: the request carries an idempotency key. `status` is None without a response; then
    `sent` tells whether the request may have reached the server.
    """
    idempotent = has_key or method in IDEMPOTENT
    if status is not None:
        return status in TRANSIENT and (idempotent or status == UNPROCESSED)
    return not sent or idempotent


def get_delay(
    attempt: int, headers: Mapping[str, str] | None, now: datetime | None = None
) -> float | None:
    """The seconds to wait after a failed attempt; None if the API asks for too long a wait.

    `Retry-After` if the API sent it, else exponential backoff with full jitter.
    """
    requested = None if headers is None else parse_retry_after(headers, now)
    if requested is not None:
        return requested if requested <= MAX_RETRY_AFTER else None
    return random.uniform(0, min(MAX_DELAY, FIRST_DELAY * 2.0 ** min(attempt - 1, 16)))


def parse_retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds that `Retry-After` states, as a number or a date (RFC 9110, section 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=UTC)
            seconds = max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
        except (ValueError, OverflowError):  # a date that does not exist
            return None
    return seconds if 0.0 <= seconds < float("inf") else None
