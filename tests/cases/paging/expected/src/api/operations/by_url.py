"""The operations of `client.by_url`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import NextUrl

LIST: PagedOperation[models.ListByUrlResponse, models.Item] = PagedOperation(
    id="listByUrl",
    method="GET",
    path="/by-url",
    returns={200: lambda: models.ListByUrlResponse},
    paging=NextUrl(items=("items",), next=("meta", "next"), size="size", max_size=100),
)
