"""The operations of `client.numbers`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import PageNumberPagination

LIST: PagedOperation[models.ListNumbersResponse, models.Thing] = PagedOperation(
    id="listNumbers",
    method="GET",
    path="/numbers",
    returns={200: lambda: models.ListNumbersResponse},
    pagination=PageNumberPagination(
        items=("items",), size="per_page", parameter="page", more=("has_next",)
    ),
)
