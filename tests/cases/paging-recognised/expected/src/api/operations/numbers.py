"""The operations of `client.numbers`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import PageNumber

LIST: PagedOperation[models.ListNumbersResponse, models.Thing] = PagedOperation(
    id="listNumbers",
    method="GET",
    path="/numbers",
    returns={200: lambda: models.ListNumbersResponse},
    paging=PageNumber(items=("items",), more=("has_next",), parameter="page", size="per_page"),
)
