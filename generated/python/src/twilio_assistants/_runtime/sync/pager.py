"""Lists that go on over many answers: lazy, and never longer than asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..operation import Arguments, PagedOperation
from ..pagination.walk import Walk
from ..response.response import Page

if TYPE_CHECKING:
    from .client import SyncClient

T = TypeVar("T")


class Pager(Generic[T]):
    """All items of a list. Nothing is fetched before it is needed; each iteration starts anew."""

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
        """The pages, one after another, until there is no more or the limit is reached.

        Raises `PagingError` where the API leads back to a page, or to another host.
        """
        walk = self._walk()
        while (arguments := walk.next()) is not None:
            yield walk.page(self._client.call(self._operation, arguments))

    def first_page(self) -> Page[T]:
        """The first page alone."""
        walk = self._walk()
        return walk.page(self._client.call(self._operation, walk.first))

    def _walk(self) -> Walk[T]:
        base_url = self._client.base_url
        return Walk(self._operation, self._arguments, base_url, self._limit)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._operation.id}>"
