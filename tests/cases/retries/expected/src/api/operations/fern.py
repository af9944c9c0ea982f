"""The operations of `client.fern`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

GET: Operation[None] = Operation(
    id="getFern", method="GET", path="/fern", returns={204: None}, repeatable=False
)
