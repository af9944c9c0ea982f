"""`client.books`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import books as operations

if TYPE_CHECKING:
    from .books_counted import BooksCounted
    from .books_linked import BooksLinked
    from .books_numbered import BooksNumbered
    from .books_reviews import BooksReviews


class Books(Resource):
    """Available as `client.books`."""

    @cached_property
    def reviews(self) -> BooksReviews:
        """The methods of `client.books.reviews`."""
        from .books_reviews import BooksReviews

        return BooksReviews(self._client)

    @cached_property
    def numbered(self) -> BooksNumbered:
        """The methods of `client.books.numbered`."""
        from .books_numbered import BooksNumbered

        return BooksNumbered(self._client)

    @cached_property
    def counted(self) -> BooksCounted:
        """The methods of `client.books.counted`."""
        from .books_counted import BooksCounted

        return BooksCounted(self._client)

    @cached_property
    def linked(self) -> BooksLinked:
        """The methods of `client.books.linked`."""
        from .books_linked import BooksLinked

        return BooksLinked(self._client)

    def create(self) -> None:
        """Send `POST /fern`.

        Example:
            client.books.create()
        """
        return self._send(operations.CREATE)

    def list(
        self, *, cursor: str | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.PageResponseDataItem]:
        """Send `GET /fern/pages`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for book in client.books.list(limit=20):
                print(book.id)
        """
        return self._pages(operations.LIST, query={"cursor": cursor}, limit=limit)
