"""All calls of the client, with the requests that they must make. One table for each resource."""

from __future__ import annotations

from . import books, books_reviews

TABLES = (books, books_reviews)
REQUESTS = [request for table in TABLES for request in table.REQUESTS]
