"""`client.books.reviews`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import books_reviews as operations


class BooksReviews(Resource):
    """Available as `client.books.reviews`."""

    def search(self, *, query: str | Unset = UNSET) -> None:
        """Send `GET /fern`.

        Example:
            client.books.reviews.search()
        """
        return self._send(operations.SEARCH, query={"q_p": query})
