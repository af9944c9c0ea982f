"""The operations of `client.health`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

GET: Operation[None] = Operation(
    id="getHealth", method="GET", path="/v1/health", returns={204: None}
)
