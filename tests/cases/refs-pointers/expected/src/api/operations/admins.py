"""The operations of `client.admins`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

GET: Operation[models.User] = Operation(
    id="getAdmin", method="GET", path="/admins/{user_id}", returns={200: lambda: models.User}
)
