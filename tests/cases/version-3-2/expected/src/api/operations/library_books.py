"""The operations of `client.library.books`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

SEARCH: Operation[list[models.Book]] = Operation(
    id="searchBooks",
    method="QUERY",
    path="/books",
    body="application/json",
    returns={200: lambda: list[models.Book]},
)
LINK: Operation[None] = Operation(id="linkBooks", method="LINK", path="/books", returns={204: None})
