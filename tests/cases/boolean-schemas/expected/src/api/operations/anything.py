"""The operations of `client.anything`, as data."""

from __future__ import annotations

from typing import Any

from .._runtime.operation import Operation

GET: Operation[Any] = Operation(
    id="getAnything", method="GET", path="/anything", returns={200: lambda: Any}
)
