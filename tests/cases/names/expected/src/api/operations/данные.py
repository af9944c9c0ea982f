"""The operations of `client.данные`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

ПОЛУЧИТЬ: Operation[None] = Operation(
    id="получить", method="GET", path="/данные", returns={204: None}
)
