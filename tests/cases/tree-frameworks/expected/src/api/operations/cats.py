"""The operations of `client.cats`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

FIND_ALL: Operation[None] = Operation(
    id="CatsController_findAll", method="GET", path="/cats", returns={200: None}
)
