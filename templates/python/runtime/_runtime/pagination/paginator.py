"""Decides what a pager requests next and when it stops. No I/O."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from ...errors import PagingError, RequestError
from ..http.urls import is_same_origin, resolve_url
from ..operation import Arguments, PagedOperation
from ..response.response import Page, Response
from .styles import NextPage

T = TypeVar("T")


class Paginator(Generic[T]):
    """One iteration over the pages of an operation."""

    def __init__(
        self,
        operation: PagedOperation[Any, T],
        arguments: Arguments,
        base_url: str,
        limit: int | None,
    ) -> None:
        if limit is not None and limit < 0:
            raise RequestError("`limit` is below zero")
        self._operation = operation
        self._style = operation.pagination
        self._base_url = base_url
        self._remaining = limit
        self._visited: set[str] = set()
        query = self._style.with_page_size(arguments.query, limit)
        self.first_request = replace(arguments, query=query)
        self._request = self.first_request
        self._response: Response[Any] | None = None

    def next_request(self) -> Arguments | None:
        """The arguments for the next page; None after the last page or at the limit.

        Raises `PagingError` if the page was already fetched or is on another host.
        """
        if self._remaining == 0:
            return None
        if self._response is not None:
            next_page = self._next_page(self._response)
            if next_page is None:
                return None
            self._request = self._follow(self._response, next_page)
        return self._request

    def page(self, response: Response[Any]) -> Page[T]:
        """The page in a response, cut to the remaining limit."""
        self._response = response
        items = cast("list[T]", self._style.items_of(response.value))
        if self._remaining is not None:
            items = items[: self._remaining]
            self._remaining -= len(items)
        has_next = self._next_page(response) is not None
        return Page(items=items, response=response, has_next=has_next)

    def _next_page(self, response: Response[Any]) -> NextPage | None:
        return self._style.next_page(response.value, response.headers, self._request.query)

    def _follow(self, response: Response[Any], next_page: NextPage) -> Arguments:
        if next_page.url is None:
            self._visit(next_page)
            query = {**self._request.query, **dict(next_page.query)}
            return replace(self._request, query=query)
        url = resolve_url(response.url, next_page.url)
        if not is_same_origin(self._base_url, url):
            raise PagingError(
                f"{self._operation.id}: the next page is on another host; not followed"
            )
        self._visited.add(repr(NextPage(url=response.url)))
        self._visit(NextPage(url=url))
        return replace(self._request, url=url, query={})

    def _visit(self, page: NextPage) -> None:
        # Not the page itself: the API decides what a token is, so it may not be hashable.
        if repr(page) in self._visited:
            raise PagingError("pagination loop: page already fetched")
        self._visited.add(repr(page))
