"""Headers: names in any case, values without line breaks, secrets unseen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from ...errors import RequestError

_TOKEN: Final = frozenset(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")


class Headers(Mapping[str, str]):
    """The headers of an answer. Several of one name are one value, joined by a comma."""

    __slots__ = ("_pairs", "_values")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._values: dict[str, str] = {}
        for name, value in self._pairs:
            key = name.lower()
            before = self._values.get(key)
            self._values[key] = value if before is None else f"{before}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of that name, apart (`Set-Cookie`)."""
        return tuple(value for key, value in self._pairs if key.lower() == name.lower())

    def __repr__(self) -> str:
        return f"Headers({', '.join(self._values)})"  # names alone: a value may be a secret


def request_id(headers: Mapping[str, str]) -> str | None:
    """What the API calls the request, under the names that APIs have for that."""
    for name, value in headers.items():
        if name.endswith(("request-id", "requestid")) and value:
            return value
    return None


def checked_name(name: str) -> str:
    """A header's name, if it is one (RFC 9110, section 5.1). Raises `RequestError`."""
    if not name or not _TOKEN.issuperset(name):
        raise RequestError("a header's name holds a character that none may hold")
    return name


def checked_value(name: str, value: str) -> str:
    """A header's value, if it stays in its line (RFC 9110, section 5.5). Raises `RequestError`."""
    if _CONTROL.search(value):
        raise RequestError(f"header {name} holds a line break or another control character")
    if _SURROGATE.search(value):
        raise RequestError(f"header {name} holds half of a surrogate pair")
    return value.strip(" \t")
