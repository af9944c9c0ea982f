"""Decides what a pager requests next and when it stops. No I/O."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from ...errors import PagingError, RequestError
from ..http.urls import resolve_url
from ..operation import Arguments, PagedOperation
from ..response.response import Page, Response
from .request_values import change_values, read_values
from .styles import NextPage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Limits:
    """When an iteration ends, although the list may have more items."""

    items: int | None = None
    seconds: float | None = None
    empty_pages: int = 100
    """The number of pages in a row that may have no items."""

    def __post_init__(self) -> None:
        if self.items is not None and self.items < 0:
            raise RequestError("`limit` is below zero")
        if self.seconds is not None and self.seconds <= 0:
            raise RequestError("`timeout` is not positive")
        if self.empty_pages < 1:
            raise RequestError("`empty_pages` is below one")


class Paginator(Generic[T]):
    """One iteration over the pages of an operation."""

    def __init__(
        self,
        operation: PagedOperation[Any, T],
        arguments: Arguments,
        limits: Limits,
    ) -> None:
        self._operation = operation
        self._style = operation.pagination
        self._limits = limits
        self._remaining = limits.items
        self._empty_pages = 0
        self._visited: set[str] = set()
        self._path = self._style.request_path
        query = read_values(arguments, self._path)
        changed = self._style.with_page_size(query, limits.items)
        if changed is not query:
            arguments = change_values(arguments, self._path, changed)
        if limits.seconds is not None:
            arguments = replace(arguments, end=time.monotonic() + limits.seconds)
        self.first_request = arguments
        self._request = self.first_request
        self._response: Response[Any] | None = None

    def next_request(self) -> Arguments | None:
        """The arguments for the next page; None after the last page or at the limit.

        Raises `PagingError` if the page was already fetched, or after too many empty pages.
        """
        if self._remaining == 0:
            return None
        if self._response is not None:
            next_page = self._next_page(self._response)
            if next_page is None:
                return None
            if self._empty_pages >= self._limits.empty_pages:
                raise PagingError(f"{self._operation.id}: {self._empty_pages} pages without items")
            self._request = self._follow(self._response, next_page)
        return self._request

    def page(self, response: Response[Any]) -> Page[T]:
        """The page in a response, cut to the remaining limit."""
        self._response = response
        items = cast("list[T]", self._style.items_of(response.value))
        if self._style.is_backward(read_values(self._request, self._path)):
            items = items[::-1]
        self._empty_pages = 0 if items else self._empty_pages + 1
        if self._remaining is not None:
            items = items[: self._remaining]
            self._remaining -= len(items)
        has_next = self._next_page(response) is not None
        return Page(items=items, response=response, has_next=has_next)

    def _next_page(self, response: Response[Any]) -> NextPage | None:
        query = read_values(self._request, self._path)
        return self._style.next_page(response.value, response.headers, query)

    def _follow(self, response: Response[Any], next_page: NextPage) -> Arguments:
        if next_page.url is None:
            self._visit(next_page)
            return change_values(self._request, self._path, dict(next_page.query))
        url = resolve_url(response.url, next_page.url)
        self._visited.add(repr(NextPage(url=response.url)))
        self._visit(NextPage(url=url))
        return replace(self._request, url=url, query={})

    def _visit(self, page: NextPage) -> None:
        # Not the page itself: the API decides what a token is, so it may not be hashable.
        if repr(page) in self._visited:
            raise PagingError("pagination loop: page already fetched")
        self._visited.add(repr(page))
