"""Answers: as they came (`Answer`), and as users see them (`Response`, `Page`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ..hooks import Drift
from ..http.headers import Headers, request_id

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it came: nothing is decided yet. `content` is decompressed."""

    status_code: int
    headers: Headers
    content: bytes = field(repr=False)
    elapsed: float
    url: str = field(repr=False)
    """Where it came from; it may hold a key in its query."""
    source: Any = field(default=None, repr=False)
    """The open answer of the HTTP library, of which `content` was not read: a stream."""

    @property
    def media_type(self) -> str:
        """The type of the content, in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Generic[T]):
    """A whole answer: what `client.with_response(...)` gives."""

    value: T
    """What the method itself gives."""
    status_code: int
    headers: Headers
    content: bytes = field(repr=False)
    """The body as it came, decompressed."""
    elapsed: float
    """Seconds from sending the last attempt to the end of its answer."""
    attempts: int
    """How often the request was sent."""
    url: str = field(default="", repr=False)
    """Where it came from."""
    drift: tuple[Drift, ...] = ()
    """Where the answer breaks the API's document."""

    @property
    def request_id(self) -> str | None:
        """What to tell the API's support."""
        return request_id(self.headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page of a list: a sequence of its items, and the answer that held them."""

    items: list[T]
    response: Response[Any]
    """The answer; its `value` is the page as the API's document describes it."""
    has_next: bool
    """Whether another page follows."""

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> T:
        return self.items[index]
