"""The operations of `client.orders`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Order] = Operation(
    id="replaceOrder",
    method="PUT",
    path="/orders",
    body="application/json",
    returns={200: lambda: models.Order},
)
LIST: Operation[list[models.Order]] = Operation(
    id="listOrders", method="GET", path="/orders", returns={200: lambda: list[models.Order]}
)
