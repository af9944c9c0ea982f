"""Responses: raw, as the transport returns them, and decoded, as users see them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..hooks import Drift
from ..http.headers import Headers, find_request_id

if TYPE_CHECKING:
    from ..models.model import ResponseHeaders

T = TypeVar("T")
H = TypeVar("H", bound="ResponseHeaders")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawResponse:
    """A response that is not decoded yet. `content` is decompressed."""

    status_code: int
    headers: Headers
    content: bytes = field(repr=False)
    elapsed: float
    url: str = field(repr=False)
    """The URL of the request; its query may hold a credential."""
    source: Any = field(default=None, repr=False)
    """The open response of httpx2 if the body is a stream. Its content is not read."""

    @property
    def media_type(self) -> str:
        """The media type, in lower case, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Generic[T]):
    """The response of a call, as `client.with_response(...)` returns it."""

    value: T
    """The return value of the method."""
    status_code: int
    headers: Headers
    content: bytes = field(repr=False)
    """The raw body, decompressed."""
    elapsed: float
    """Seconds from sending the last attempt to the end of the response."""
    attempts: int
    """How many times the request was sent."""
    url: str = field(default="", repr=False)
    """The URL of the request."""
    drift: tuple[Drift, ...] = ()
    """Where the response deviates from the API's document."""

    def headers_as(self, type: type[H]) -> H:
        """The headers in their declared types: `response.headers_as(models.ListPetsHeaders)`.

        A header that deviates from the API's document is read as far as possible.
        """
        from .typed_headers import read_headers

        return read_headers(self.headers, type)

    @property
    def request_id(self) -> str | None:
        """The ID to quote to the API's support."""
        return find_request_id(self.headers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """One page of a list: a sequence of items, with the response that contained them."""

    items: list[T]
    response: Response[Any]
    """The response; its `value` is the page as the API's document describes it."""
    has_next: bool
    """Whether there is another page."""

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> T:
        return self.items[index]
