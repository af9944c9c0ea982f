"""The operations of `client.close_`, as data: what is sent and what comes back."""

from __future__ import annotations

from .._runtime.operation import Operation

CLOSE: Operation[None] = Operation(id="close", method="POST", path="/close", returns={204: None})
