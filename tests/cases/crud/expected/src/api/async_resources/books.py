"""`client.books` of the asynchronous client."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.aio.resource import AsyncResource
from .._runtime.unset import UNSET, Unset
from ..operations import books as operations

if TYPE_CHECKING:
    from .books_reviews import AsyncBooksReviews


class AsyncBooks(AsyncResource):
    """The books of the library. Available as `client.books`."""

    @cached_property
    def reviews(self) -> AsyncBooksReviews:
        """The methods of `client.books.reviews`."""
        from .books_reviews import AsyncBooksReviews

        return AsyncBooksReviews(self._client)

    async def create(
        self,
        *,
        title: str,
        author: models.Author | models.AuthorDict,
        genre: models.Genre | Unset = UNSET,
        published: date | str | Unset = UNSET,
    ) -> models.Book:
        """Add a book.

        The book can be borrowed at once.

        Args:
            title: The title on the cover. Not empty.

        Returns:
            The book, with its id.

        Raises:
            ConflictError: What was wrong.

        Example:
            book = await client.books.create(title="Momo", author={"name": "Michael Ende"})
        """
        return await self._send(
            operations.CREATE,
            body={"title": title, "author": author, "genre": genre, "published": published},
        )

    async def fetch(self, book_id: str) -> models.Book:
        """Fetch a book.

        Args:
            book_id: The book's id.

        Returns:
            The book.

        Raises:
            NotFoundError: What was wrong.

        Example:
            book = await client.books.fetch("book_id")
        """
        return await self._send(operations.FETCH, path={"id": book_id})

    async def update(
        self,
        book_id: str,
        *,
        title: str | Unset = UNSET,
        genre: models.Genre | None | Unset = UNSET,
    ) -> models.Book:
        """Change a book. What is not given stays as it is.

        Args:
            book_id: The book's id.

        Returns:
            The book as it is now.

        Example:
            book = await client.books.update("book_id")
        """
        return await self._send(
            operations.UPDATE, path={"id": book_id}, body={"title": title, "genre": genre}
        )

    async def delete(self, book_id: str) -> None:
        """Remove a book.

        Args:
            book_id: The book's id.

        Example:
            await client.books.delete("book_id")
        """
        return await self._send(operations.DELETE, path={"id": book_id})
