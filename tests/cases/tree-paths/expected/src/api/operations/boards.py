"""The operations of `client.boards`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="GET /api/v2/boards", method="GET", path="/api/v2/boards", returns={204: None}
)
CREATE: Operation[None] = Operation(
    id="POST /api/v2/boards", method="POST", path="/api/v2/boards", returns={204: None}
)
DELETE_ALL: Operation[None] = Operation(
    id="DELETE /api/v2/boards", method="DELETE", path="/api/v2/boards", returns={204: None}
)
GET: Operation[None] = Operation(
    id="GET /api/v2/boards/{boardId}",
    method="GET",
    path="/api/v2/boards/{boardId}",
    returns={204: None},
)
REPLACE: Operation[None] = Operation(
    id="PUT /api/v2/boards/{boardId}",
    method="PUT",
    path="/api/v2/boards/{boardId}",
    returns={204: None},
)
UPDATE: Operation[None] = Operation(
    id="PATCH /api/v2/boards/{boardId}",
    method="PATCH",
    path="/api/v2/boards/{boardId}",
    returns={204: None},
)
DELETE: Operation[None] = Operation(
    id="DELETE /api/v2/boards/{boardId}",
    method="DELETE",
    path="/api/v2/boards/{boardId}",
    returns={204: None},
)
ARCHIVE: Operation[None] = Operation(
    id="POST /api/v2/boards/{boardId}/archive",
    method="POST",
    path="/api/v2/boards/{boardId}/archive",
    returns={204: None},
)
