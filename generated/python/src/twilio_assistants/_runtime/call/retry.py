"""Whether a failed attempt may be repeated, and when. No I/O, and no waiting."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Final

IDEMPOTENT: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"})
"""Methods that may be repeated without harm (RFC 9110, section 9.2.2)."""
TRANSIENT: Final = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses after which another attempt may do better."""
UNPROCESSED: Final = 429
"""The one status that says that nothing was done, so that any method may be repeated."""

FIRST_DELAY: Final = 0.5
LONGEST_DELAY: Final = 8.0
LONGEST_RETRY_AFTER: Final = 60.0
"""A server that wants more than this, in seconds, is not waited for: the error says how long."""


def is_safe(method: str, *, keyed: bool, status: int | None, sent: bool) -> bool:
    """Whether repeating can do no harm.

    `keyed`: the request has an idempotency key. `status` is None where there was no answer; then
    `sent` says whether the request may have reached the server.
    """
    if status is not None:
        repeatable = keyed or method in IDEMPOTENT or status == UNPROCESSED
        return status in TRANSIENT and repeatable
    return not sent or keyed or method in IDEMPOTENT


def delay(
    attempt: int, headers: Mapping[str, str] | None, now: datetime | None = None
) -> float | None:
    """The seconds to wait after the failed attempt of that number; None: too long to wait.

    `Retry-After` where the server sent it, else exponential backoff with full jitter.
    """
    asked = None if headers is None else retry_after(headers, now)
    if asked is not None:
        return asked if asked <= LONGEST_RETRY_AFTER else None
    highest = min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(attempt - 1, 16))
    return random.uniform(0, highest)


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds that `Retry-After` asks for, given as such or as a date (RFC 9110, 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        seconds = (moment - (now or datetime.now(timezone.utc))).total_seconds()
        seconds = max(0.0, seconds)  # a moment that has passed
    # What is no number of seconds (RFC 9110 knows none below zero) asks for nothing.
    return seconds if 0.0 <= seconds < float("inf") else None
