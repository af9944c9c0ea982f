"""The operations of `client.books.counted`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import Offset

LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c3",
    method="GET",
    path="/fern/counted",
    returns={200: lambda: models.PageResponse},
    paging=Offset(items=("data",), parameter="start", size="count"),
)
