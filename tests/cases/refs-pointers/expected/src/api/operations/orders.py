"""The operations of `client.orders`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.CreateOrderResponse] = Operation(
    id="createOrder",
    method="POST",
    path="/orders",
    body="application/json",
    returns={201: lambda: models.CreateOrderResponse},
)
