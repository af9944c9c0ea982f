"""The operations of `client.by_cursor`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import Cursor

LIST: PagedOperation[models.ListByCursorResponse, models.Item] = PagedOperation(
    id="listByCursor",
    method="GET",
    path="/by-cursor",
    returns={200: lambda: models.ListByCursorResponse},
    paging=Cursor(items=("data",), next=("cursor",), parameter="after"),
)
