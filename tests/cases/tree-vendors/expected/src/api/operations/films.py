"""The operations of `client.films`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import PageNumberPagination

LIST: PagedOperation[models.PageResponse, models.PageResponseDataItem] = PagedOperation(
    id="f",
    method="GET",
    path="/speakeasy/pages",
    returns={200: lambda: models.PageResponse},
    pagination=PageNumberPagination(items=("data",), parameter="page"),
)
