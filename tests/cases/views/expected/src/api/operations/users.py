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
