"""String formats at run time: which text has a format, and values of text in another form.

Which type a format has in Python is decided by the generator, and msgspec reads it. Here is what
strict and lenient reading do besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Address, IPv6Address
from typing import Any, Final, SupportsIndex
from uuid import UUID

_DURATION = re.compile(
    r"[+-]?P(?:\d+W|(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?"
    r"(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:[.,]\d+)?S)?)?)"
)


def _duration(text: str) -> None:
    if _DURATION.fullmatch(text) is None:
        raise ValueError(text)


_PARSERS: Final[dict[str, Callable[[str], object]]] = {
    "date-time": lambda text: datetime.fromisoformat(text.upper()),  # RFC 3339 allows `t` and `z`
    "date-time-rfc-2822": parsedate_to_datetime,
    "date": date.fromisoformat,
    "duration": _duration,
    "uuid": UUID,
    "ipv4": IPv4Address,
    "ipv6": IPv6Address,
}
"""By format: raises `ValueError` for text that does not have it."""


def has_format(text: str, format: str) -> bool:
    """Whether the text has the format; true for formats that are not checked."""
    parse = _PARSERS.get(format)
    if parse is None:
        return True
    try:
        parse(text)
    except ValueError:
        return False
    return True


class ReceivedDateTime(datetime):
    """A datetime that was received in another form than the client writes it.

    It is sent back in that form. What is computed from it is a usual datetime.
    """

    sent: str | int | float | None = None
    """The JSON value."""

    def __reduce_ex__(self, protocol: SupportsIndex, /) -> tuple[Any, ...]:
        return _keep, (datetime.combine(self.date(), self.timetz()), self.sent)


def _keep(moment: datetime, sent: str | int | float | None) -> ReceivedDateTime:
    received = ReceivedDateTime.combine(moment.date(), moment.timetz())
    received.sent = sent
    return received


_LONG_FRACTION = r":\d\d\.\d{7}"


def precise_datetime(value: Any) -> datetime | None:
    """The datetime of a text with more than six digits of a second, which RFC 3339 allows."""
    if not isinstance(value, str) or re.search(_LONG_FRACTION, value) is None:
        return None
    try:
        moment = datetime.fromisoformat(value.upper())
    except ValueError:
        return None
    return None if moment.tzinfo is None else _keep(moment, value)


def lenient_datetime(value: Any) -> Any:
    """The datetime that a text or a Unix time means, with a zone if it has one; else the value."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return _keep(datetime.fromtimestamp(value, UTC), value)
        except (OverflowError, OSError, ValueError):
            return value
    if not isinstance(value, str):
        return value
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return _keep(parse(value.strip()), value)
        except (ValueError, TypeError):
            continue
    return value


def lenient_date(value: Any) -> Any:
    """The date of a text with a date and time; else the value."""
    moment = lenient_datetime(value) if isinstance(value, str) else value
    return moment.date() if isinstance(moment, datetime) else value
