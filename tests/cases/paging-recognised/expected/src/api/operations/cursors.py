"""The operations of `client.cursors`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import Cursor

LIST: PagedOperation[models.ListCursorsResponse, models.Thing] = PagedOperation(
    id="listCursors",
    method="GET",
    path="/cursors",
    returns={200: lambda: models.ListCursorsResponse},
    paging=Cursor(
        items=("data",),
        next=("next_cursor",),
        more=("has_more",),
        parameter="starting_after",
        size="limit",
    ),
)
