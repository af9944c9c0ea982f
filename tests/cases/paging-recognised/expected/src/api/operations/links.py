"""The operations of `client.links`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import LinkHeaderPagination

LIST: PagedOperation[list[models.Thing], models.Thing] = PagedOperation(
    id="listLinks",
    method="GET",
    path="/links",
    returns={200: lambda: list[models.Thing]},
    pagination=LinkHeaderPagination(size="per_page"),
)
