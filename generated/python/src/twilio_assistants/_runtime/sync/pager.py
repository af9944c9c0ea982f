"""Iteration over the items or the pages of a paginated operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..operation import Arguments, PagedOperation
from ..pagination.paginator import Paginator
from ..response.response import Page

if TYPE_CHECKING:
    from .client import SyncClient

T = TypeVar("T")


class Pager(Generic[T]):
    """All items of a list, fetched page by page as needed. Each iteration starts over."""

    def __init__(
        self,
        client: SyncClient,
        operation: PagedOperation[Any, T],
        arguments: Arguments,
        limit: int | None,
    ) -> None:
        self._client = client
        self._operation = operation
        self._arguments = arguments
        self._limit = limit

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            for item in page.items:
                yield item

    def pages(self) -> Iterator[Page[T]]:
        """The pages, until there are no more or the limit is reached.

        Raises `PagingError` if the next page was already fetched or is on another host.
        """
        paginator = self._paginator()
        while (arguments := paginator.next_request()) is not None:
            yield paginator.page(self._client.call(self._operation, arguments))

    def first_page(self) -> Page[T]:
        """The first page alone."""
        paginator = self._paginator()
        response = self._client.call(self._operation, paginator.first_request)
        return paginator.page(response)

    def _paginator(self) -> Paginator[T]:
        return Paginator(self._operation, self._arguments, self._client.base_url, self._limit)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.id}>"
