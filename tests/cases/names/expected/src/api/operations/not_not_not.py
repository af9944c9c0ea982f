"""The operations of `client.not_not_not`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

GET_EMPTY: Operation[None] = Operation(id="???", method="GET", path="/empty", returns={204: None})
