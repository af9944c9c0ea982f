"""The operations of `client.close_`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

CLOSE: Operation[None] = Operation(id="close", method="POST", path="/close", returns={204: None})
