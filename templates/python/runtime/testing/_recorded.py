"""A request that the fake received, and the result of checking it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, unquote_plus, urlsplit


@dataclass(frozen=True, slots=True)
class RecordedRequest:
    """A request as it was sent. `fake.requests` has them in order."""

    method: str
    url: str
    headers: Mapping[str, str]
    """Names in lower case. Credentials are included."""
    body: bytes = b""
    operation: str | None = None
    """The id of its operation; None if the document has no such operation."""
    path_parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    """By name, decoded."""
    problems: tuple[str, ...] = ()
    """How the request violates the document."""
    status: int | None = None
    """The status code of the response; None if the connection was closed instead."""

    @property
    def raw_path(self) -> str:
        """The path without the query, percent-encoded as it was sent."""
        return urlsplit(self.url).path or "/"

    @property
    def path(self) -> str:
        """The path without the query, decoded."""
        return unquote(self.raw_path)

    @property
    def raw_query(self) -> list[tuple[str, str]]:
        """The query with decoded names and encoded values."""
        pairs = (piece.partition("=") for piece in urlsplit(self.url).query.split("&") if piece)
        return [(unquote_plus(name), value) for name, _, value in pairs]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query, decoded, in the order sent."""
        return [(name, unquote_plus(value)) for name, value in self.raw_query]

    @property
    def cookies(self) -> list[tuple[str, str]]:
        """The cookies with encoded values."""
        pieces = (piece.partition("=") for piece in self.headers.get("cookie", "").split(";"))
        return [(name.strip(), value) for name, _, value in pieces]

    @property
    def media_type(self) -> str:
        """The media type of the body without parameters; empty if there is none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def json(self) -> Any:
        """The body as JSON. Raises `ValueError` if it is not JSON."""
        return json.loads(self.body)


def joined_headers(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Headers with lower-case names, the values of repeated ones joined by a comma."""
    headers: dict[str, str] = {}
    for name, value in pairs:
        key = name.lower()
        headers[key] = f"{headers[key]}, {value}" if key in headers else value
    return headers
