"""The operations of `client.users`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.User] = Operation(
    id="createUser",
    method="POST",
    path="/users",
    body="application/json",
    returns={201: lambda: models.User},
)
GET: Operation[models.User] = Operation(
    id="getUser", method="GET", path="/users/{user_id}", returns={200: lambda: models.User}
)
GET_AVATAR: Operation[None] = Operation(
    id="getAvatar", method="GET", path="/users/{user_id}/avatar", returns={204: None}
)
