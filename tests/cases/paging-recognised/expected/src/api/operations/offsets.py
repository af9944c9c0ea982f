"""The operations of `client.offsets`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import OffsetPagination

LIST: PagedOperation[list[models.Thing], models.Thing] = PagedOperation(
    id="listOffsets",
    method="GET",
    path="/offsets",
    returns={200: lambda: list[models.Thing]},
    pagination=OffsetPagination(size="limit", max_size=2, parameter="offset"),
)
