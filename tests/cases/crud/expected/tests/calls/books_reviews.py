"""Calls of `client.books.reviews`, and their requests."""

from __future__ import annotations

from ..support import Request

REQUESTS = [
    Request(
        "ListBookReviews",
        lambda client: client.books.reviews.list("book_id"),
        method="GET",
        url="https://library.example/v1/books/book_id/reviews",
        headers={"accept": "application/json"},
    ),
    Request(
        "ListBookReviews",
        lambda client: client.books.reviews.list("a/b ü?#%:@+", min_stars=1),
        method="GET",
        url="https://library.example/v1/books/a%2Fb%20%C3%BC%3F%23%25%3A%40%2B/reviews",
        query=[("minStars", "1")],
        headers={"accept": "application/json"},
    ),
]
