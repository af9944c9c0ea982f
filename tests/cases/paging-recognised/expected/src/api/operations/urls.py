"""The operations of `client.urls`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import NextUrl

LIST: PagedOperation[models.ListUrlsResponse, models.Thing] = PagedOperation(
    id="listUrls",
    method="GET",
    path="/urls",
    returns={200: lambda: models.ListUrlsResponse},
    paging=NextUrl(items=("things",), next=("meta", "next_page_url"), size="PageSize", max_size=50),
)
