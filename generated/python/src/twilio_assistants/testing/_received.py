"""A request as it came in, and what the fake made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, unquote_plus, urlsplit


@dataclass(frozen=True, slots=True)
class Received:
    """A request on the wire. `fake.requests` holds them in the order in which they came."""

    method: str
    url: str
    """The whole URL, as it was sent."""
    headers: Mapping[str, str]
    """Names in lower case. Credentials are in here, as they were sent."""
    body: bytes = b""
    operation: str | None = None
    """The id of the operation that it is for; None where the document has none."""
    path_parameters: Mapping[str, str] = field(default_factory=dict[str, str])
    """By the names in the document, decoded."""
    problems: tuple[str, ...] = ()
    """What the document says against this request; empty where there is nothing."""
    status: int | None = None
    """What the fake answered; None where it broke the connection instead."""

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
        """The query: names decoded, values as they were sent."""
        pairs = (piece.partition("=") for piece in urlsplit(self.url).query.split("&") if piece)
        return [(unquote_plus(name), value) for name, _, value in pairs]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query, decoded, in the order sent."""
        return [(name, unquote_plus(value)) for name, value in self.raw_query]

    @property
    def media_type(self) -> str:
        """Of the body, without its parameters; empty where none is stated."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def json(self) -> Any:
        """The body as JSON. Raises `ValueError` where it is something else."""
        return json.loads(self.body)
