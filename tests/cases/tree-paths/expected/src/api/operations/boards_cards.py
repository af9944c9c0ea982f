"""The operations of `client.boards.cards`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="GET /api/v2/boards/{boardId}/cards",
    method="GET",
    path="/api/v2/boards/{boardId}/cards",
    returns={204: None},
)
CREATE: Operation[None] = Operation(
    id="POST /api/v2/boards/{boardId}/cards",
    method="POST",
    path="/api/v2/boards/{boardId}/cards",
    returns={204: None},
)
GET: Operation[None] = Operation(
    id="GET /api/v2/boards/{boardId}/cards/{id}",
    method="GET",
    path="/api/v2/boards/{boardId}/cards/{id}",
    returns={204: None},
)
