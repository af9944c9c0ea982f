"""`client.books.reviews` of the asynchronous client."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.aio.resource import AsyncResource
from .._runtime.unset import UNSET, Unset
from ..operations import books_reviews as operations


class AsyncBooksReviews(AsyncResource):
    """Available as `client.books.reviews`."""

    async def list(
        self, book_id: str, *, min_stars: int | Unset = UNSET
    ) -> builtins.list[models.Review]:
        """What readers say.

        Args:
            min_stars: Only reviews with at least so many stars. From 1 to 5.

        Returns:
            All reviews, the newest first.

        Example:
            reviews = await client.books.reviews.list("book_id")
        """
        return await self._send(
            operations.LIST, path={"book_id": book_id}, query={"minStars": min_stars}
        )
