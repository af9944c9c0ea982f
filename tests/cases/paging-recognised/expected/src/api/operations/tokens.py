"""The operations of `client.tokens`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import CursorPagination

LIST: PagedOperation[models.ListTokensResponse, models.Thing] = PagedOperation(
    id="listTokens",
    method="GET",
    path="/tokens",
    returns={200: lambda: models.ListTokensResponse},
    pagination=CursorPagination(
        items=("results",), next=("next_page_token",), parameter="pageToken"
    ),
)
