"""The operations of `client.keyed`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

CREATE: Operation[None] = Operation(
    id="createKeyed",
    method="POST",
    path="/keyed",
    returns={204: None},
    idempotency="Idempotency-Key",
)
