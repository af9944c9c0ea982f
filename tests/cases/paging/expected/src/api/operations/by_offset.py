"""The operations of `client.by_offset`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import OffsetPagination

LIST: PagedOperation[list[models.Item], models.Item] = PagedOperation(
    id="listByOffset",
    method="GET",
    path="/by-offset",
    returns={200: lambda: list[models.Item]},
    pagination=OffsetPagination(size="take", parameter="skip"),
)
