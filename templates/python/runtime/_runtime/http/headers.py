"""Headers: case-insensitive lookup, and validation of what is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ...errors import RequestError

_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


_OF_CLIENT: Final = frozenset({"connection", "content-length", "host", "transfer-encoding"})
"""Headers that depend on the connection and the body, which only the client knows."""


class Headers(Mapping[str, str]):
    """The headers of a response. Names are case-insensitive, repeated headers joined by commas."""

    __slots__ = ("_pairs", "_values")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._values: dict[str, str] = {}
        for name, value in self._pairs:
            key = name.lower()
            previous = self._values.get(key)
            self._values[key] = value if previous is None else f"{previous}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a repeated header, such as `Set-Cookie`."""
        return tuple(value for key, value in self._pairs if key.lower() == name.lower())

    def __repr__(self) -> str:
        return f"Headers({', '.join(self._values)})"  # names only: a value may be a secret


def find_request_id(headers: Mapping[str, str]) -> str | None:
    """The request ID, under any of the names that APIs use for it."""
    for name, value in headers.items():
        if name.endswith(("request-id", "requestid")) and value:
            return value
    return None


def check_header_name(name: str) -> str:
    """Return a valid header name (RFC 9110, section 5.1). Raises `RequestError`."""
    if not _TOKEN.fullmatch(name):
        raise RequestError("a header name contains an invalid character")
    return name


def check_is_settable(name: str) -> str:
    """Return the name of a header that users may set. Raises `RequestError`."""
    if name.lower() in _OF_CLIENT:
        raise RequestError(f"header {name} cannot be passed: the client sets it itself")
    return name


def check_header_value(name: str, value: str) -> str:
    """Return a header value without surrounding whitespace (RFC 9110, section 5.5).

    Raises `RequestError`.
    """
    if _CONTROL.search(value):
        raise RequestError(f"header {name} contains a line break or another control character")
    if not value.isascii() and _SURROGATE.search(value):
        raise RequestError(f"header {name} contains an unpaired surrogate")
    return value.strip(" \t")
