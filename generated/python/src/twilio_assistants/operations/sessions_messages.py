"""The operations of `client.sessions.messages`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.paging import NextUrl

LIST: PagedOperation[models.ListMessagesResponse, models.Message] = PagedOperation(
    id="ListMessages",
    method="GET",
    path="/v1/Sessions/{sessionId}/Messages",
    returns={200: lambda: models.ListMessagesResponse},
    paging=NextUrl(
        items=("messages",), next=("meta", "next_page_url"), size="PageSize", max_size=1000
    ),
)
