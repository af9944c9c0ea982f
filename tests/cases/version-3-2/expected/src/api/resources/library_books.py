"""`client.library.books`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import library_books as operations

if TYPE_CHECKING:
    from .library_books_loans import LibraryBooksLoans


class LibraryBooks(Resource):
    """All about books. Available as `client.library.books`."""

    @cached_property
    def loans(self) -> LibraryBooksLoans:
        """The methods of `client.library.books.loans`."""
        from .library_books_loans import LibraryBooksLoans

        return LibraryBooksLoans(self._client)

    def search(self, *, text: str) -> list[models.Book]:
        """Send `QUERY /books`.

        Returns:
            What was found.

        Example:
            books = client.library.books.search(text="text")
        """
        return self._send(operations.SEARCH, body={"text": text})

    def link(self) -> None:
        """Send `LINK /books`.

        Example:
            client.library.books.link()
        """
        return self._send(operations.LINK)
