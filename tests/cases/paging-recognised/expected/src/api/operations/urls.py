"""The operations of `client.urls`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import NextUrlPagination

LIST: PagedOperation[models.ListUrlsResponse, models.Thing] = PagedOperation(
    id="listUrls",
    method="GET",
    path="/urls",
    returns={200: lambda: models.ListUrlsResponse},
    pagination=NextUrlPagination(
        items=("things",), size="PageSize", max_size=50, next=("meta", "next_page_url")
    ),
)
