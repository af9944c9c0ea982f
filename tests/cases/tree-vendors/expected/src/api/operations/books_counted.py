"""The operations of `client.books.counted`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import OffsetPagination

LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c3",
    method="GET",
    path="/fern/counted",
    returns={200: lambda: models.PageResponse},
    pagination=OffsetPagination(items=("data",), size="count", parameter="start"),
)
