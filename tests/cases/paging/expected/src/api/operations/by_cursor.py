"""The operations of `client.by_cursor`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import CursorPagination

LIST: PagedOperation[models.ListByCursorResponse, models.Item] = PagedOperation(
    id="listByCursor",
    method="GET",
    path="/by-cursor",
    returns={200: lambda: models.ListByCursorResponse},
    pagination=CursorPagination(items=("data",), next=("cursor",), parameter="after"),
)
