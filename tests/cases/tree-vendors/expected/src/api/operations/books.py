"""The operations of `client.books`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation, PagedOperation
from .._runtime.pagination.styles import CursorPagination

CREATE: Operation[None] = Operation(
    id="createBook", method="POST", path="/fern", returns={204: None}
)
LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c",
    method="GET",
    path="/fern/pages",
    returns={200: lambda: models.PageResponse},
    pagination=CursorPagination(items=("data",), next=("next",), parameter="cursor"),
)
