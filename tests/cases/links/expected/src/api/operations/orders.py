"""The operations of `client.orders`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[list[str]] = Operation(
    id="listOrders", method="GET", path="/users/{user_id}/orders", returns={200: lambda: list[str]}
)
