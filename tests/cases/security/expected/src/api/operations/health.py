"""The operations of `client.health`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

FETCH: Operation[None] = Operation(
    id="fetchHealth", method="GET", path="/health", returns={204: None}, security=()
)
