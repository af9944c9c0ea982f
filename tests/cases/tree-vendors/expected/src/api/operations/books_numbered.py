"""The operations of `client.books.numbered`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import PageNumber

LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c2",
    method="GET",
    path="/fern/numbered",
    returns={200: lambda: models.PageResponse},
    paging=PageNumber(items=("data",), parameter="page"),
)
