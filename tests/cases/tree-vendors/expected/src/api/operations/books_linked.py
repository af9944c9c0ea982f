"""The operations of `client.books.linked`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import NextUrlPagination

LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c4",
    method="GET",
    path="/fern/linked",
    returns={200: lambda: models.PageResponse},
    pagination=NextUrlPagination(items=("data",), next=("next",)),
)
