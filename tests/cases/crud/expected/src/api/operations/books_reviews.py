"""The operations of `client.books.reviews`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Review]] = Operation(
    id="ListBookReviews",
    method="GET",
    path="/books/{book_id}/reviews",
    returns={200: lambda: list[models.Review]},
)
