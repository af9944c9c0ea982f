"""The operations of `client.tokens`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import Cursor

LIST: PagedOperation[models.ListTokensResponse, models.Thing] = PagedOperation(
    id="listTokens",
    method="GET",
    path="/tokens",
    returns={200: lambda: models.ListTokensResponse},
    paging=Cursor(items=("results",), next=("next_page_token",), parameter="pageToken"),
)
