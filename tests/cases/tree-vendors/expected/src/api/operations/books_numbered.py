"""The operations of `client.books.numbered`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import PageNumberPagination

LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c2",
    method="GET",
    path="/fern/numbered",
    returns={200: lambda: models.PageResponse},
    pagination=PageNumberPagination(items=("data",), parameter="page"),
)
