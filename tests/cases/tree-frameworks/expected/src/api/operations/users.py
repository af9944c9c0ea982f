"""The operations of `client.users`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.User]] = Operation(
    id="read_users_api_v1_users__get",
    method="GET",
    path="/api/v1/users/",
    returns={200: lambda: list[models.User]},
)
CREATE: Operation[models.User] = Operation(
    id="create_user_api_v1_users__post",
    method="POST",
    path="/api/v1/users/",
    body="application/json",
    returns={200: lambda: models.User},
)
