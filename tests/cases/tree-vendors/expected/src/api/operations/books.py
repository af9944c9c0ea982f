"""The operations of `client.books`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation, PagedOperation
from .._runtime.pagination.paging import Cursor

CREATE: Operation[None] = Operation(
    id="createBook", method="POST", path="/fern", returns={204: None}
)
LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="c",
    method="GET",
    path="/fern/pages",
    returns={200: lambda: models.PageResponse},
    paging=Cursor(items=("data",), next=("next",), parameter="cursor"),
)
