"""The state of a walk over pages: what to ask for next, and when to stop. No I/O."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Generic, TypeVar, cast

from ...errors import PagingError, RequestError
from ..http.urls import join, same_origin
from ..operation import Arguments, PagedOperation
from ..response.response import Page, Response
from . import paging

T = TypeVar("T")


class Walk(Generic[T]):
    """One walk from the first page on."""

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
        self._base_url = base_url
        self._left = limit
        self._guard = paging.Guard()
        query = paging.first_size(operation.paging, arguments.query, limit)
        self._asked = replace(arguments, query=query)
        self._page: Response[Any] | None = None

    @property
    def first(self) -> Arguments:
        """What to ask for first."""
        return self._asked

    def next(self) -> Arguments | None:
        """What to ask for now; None at the end.

        Raises `PagingError` where the API leads back to a page, or to another host.
        """
        if self._left == 0:
            return None
        if self._page is None:
            return self._asked
        step = self._step(self._page)
        if step is None:
            return None
        self._asked = self._follow(self._page, step)
        return self._asked

    def page(self, response: Response[Any]) -> Page[T]:
        """The page that came, no longer than what is left of the limit."""
        self._page = response
        items = cast("list[T]", paging.items_of(self._operation.paging, response.value))
        if self._left is not None:
            items = items[: self._left]
            self._left -= len(items)
        return Page(items=items, response=response, has_next=self._step(response) is not None)

    def _step(self, response: Response[Any]) -> paging.Next | None:
        how = self._operation.paging
        return paging.next_of(how, response.value, response.headers, self._asked.query)

    def _follow(self, response: Response[Any], step: paging.Next) -> Arguments:
        if step.url is None:
            self._guard.check(step)
            return replace(self._asked, query={**self._asked.query, **dict(step.query)})
        url = join(response.url, step.url)
        if not same_origin(self._base_url, url):
            raise PagingError(
                f"{self._operation.id}: the next page is on another host; not followed"
            )
        self._guard.note(paging.Next(url=response.url))
        self._guard.check(paging.Next(url=url))
        return replace(self._asked, url=url, query={})
