"""The operations of `client.sessions`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation, PagedOperation
from .._runtime.pagination.styles import NextUrlPagination

LIST: PagedOperation[models.ListSessionsResponse, models.Session] = PagedOperation(
    id="ListSessions",
    method="GET",
    path="/v1/Sessions",
    returns={200: lambda: models.ListSessionsResponse},
    pagination=NextUrlPagination(
        items=("sessions",), size="PageSize", max_size=1000, next=("meta", "next_page_url")
    ),
)
FETCH: Operation[models.Session] = Operation(
    id="FetchSession", method="GET", path="/v1/Sessions/{id}", returns={200: lambda: models.Session}
)
