"""The operations of `client.by_url`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import NextUrlPagination

LIST: PagedOperation[models.ListByUrlResponse, models.Item] = PagedOperation(
    id="listByUrl",
    method="GET",
    path="/by-url",
    returns={200: lambda: models.ListByUrlResponse},
    pagination=NextUrlPagination(
        items=("items",), size="size", max_size=100, next=("meta", "next")
    ),
)
