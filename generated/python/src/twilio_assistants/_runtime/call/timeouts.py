"""How long a call may take: each phase, and the whole with its retries."""

from __future__ import annotations

import time
from dataclasses import dataclass

from ...errors import ConfigurationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeout:
    """Seconds. Each limit holds alone; None lifts it.

    `total` is for the whole call: every attempt, the waits between them, the body.
    """

    connect: float | None = 5.0
    read: float | None = 30.0
    """The longest silence while waiting for the answer."""
    write: float | None = 30.0
    pool: float | None = 10.0
    """The longest wait for a free connection."""
    total: float | None = 120.0

    def __post_init__(self) -> None:
        for name in ("connect", "read", "write", "pool", "total"):
            value: float | None = getattr(self, name)
            if value is not None and not value > 0:
                raise ConfigurationError(f"timeout `{name}` must be above zero")


def timeout_from(value: Timeout | float | None) -> Timeout:
    """What a user gave: a number is the total, None means the defaults."""
    if value is None:
        return Timeout()
    if isinstance(value, Timeout):
        return value
    return Timeout(total=float(value))


class Deadline:
    """The end of a call's total time."""

    __slots__ = ("_end", "_timeout")

    def __init__(self, timeout: Timeout) -> None:
        self._timeout = timeout
        self._end = None if timeout.total is None else time.monotonic() + timeout.total

    @property
    def remaining(self) -> float | None:
        """The seconds left, never below zero; None without an end."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return self.remaining == 0.0

    def phases(self) -> dict[str, float | None]:
        """The limits of the phases of an attempt that starts now: none outlasts the whole."""
        limits = self._timeout
        return {
            "connect": self._shorter(limits.connect),
            "read": self._shorter(limits.read),
            "write": self._shorter(limits.write),
            "pool": self._shorter(limits.pool),
        }

    def _shorter(self, limit: float | None) -> float | None:
        left = self.remaining
        if left is None or limit is None:
            return limit if left is None else left
        return min(limit, left)
