"""The operations of `client.books`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.Book] = Operation(
    id="CreateBook",
    method="POST",
    path="/books",
    body="application/json",
    returns={201: lambda: models.Book},
)
FETCH: Operation[models.Book] = Operation(
    id="FetchBook", method="GET", path="/books/{id}", returns={200: lambda: models.Book}
)
UPDATE: Operation[models.Book] = Operation(
    id="UpdateBook",
    method="PATCH",
    path="/books/{id}",
    body="application/json",
    optional_body=True,
    returns={200: lambda: models.Book},
)
DELETE: Operation[None] = Operation(
    id="DeleteBook", method="DELETE", path="/books/{id}", returns={204: None}
)
