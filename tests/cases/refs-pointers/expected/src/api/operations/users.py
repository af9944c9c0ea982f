"""The operations of `client.users`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

GET: Operation[models.User] = Operation(
    id="getUser",
    method="GET",
    path="/users/{user_id}",
    returns={200: lambda: models.User},
    security=(("key",),),
)
REPLACE: Operation[models.User] = Operation(
    id="replaceUser",
    method="PUT",
    path="/users/{user_id}",
    body="application/json",
    returns={200: lambda: models.User},
)
