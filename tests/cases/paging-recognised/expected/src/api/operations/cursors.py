"""The operations of `client.cursors`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import CursorPagination

LIST: PagedOperation[models.ListCursorsResponse, models.Thing] = PagedOperation(
    id="listCursors",
    method="GET",
    path="/cursors",
    returns={200: lambda: models.ListCursorsResponse},
    pagination=CursorPagination(
        items=("data",),
        size="limit",
        next=("next_cursor",),
        parameter="starting_after",
        more=("has_more",),
    ),
)
