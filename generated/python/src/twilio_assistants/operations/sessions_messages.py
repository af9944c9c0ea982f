"""The operations of `client.sessions.messages`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import PagedOperation
from .._runtime.pagination.styles import NextUrlPagination

LIST: PagedOperation[models.ListMessagesResponse, models.Message] = PagedOperation(
    id="ListMessages",
    method="GET",
    path="/v1/Sessions/{sessionId}/Messages",
    returns={200: lambda: models.ListMessagesResponse},
    pagination=NextUrlPagination(
        items=("messages",), size="PageSize", max_size=1000, next=("meta", "next_page_url")
    ),
)
