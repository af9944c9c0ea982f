"""The operations of `client.order`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

FIND_ALL: Operation[None] = Operation(
    id="findAll_1", method="GET", path="/api/orders", returns={200: None}
)
