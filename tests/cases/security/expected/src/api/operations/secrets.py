"""The operations of `client.secrets`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listSecrets", method="GET", path="/secrets", returns={204: None}
)
ROTATE: Operation[None] = Operation(
    id="rotateSecrets",
    method="POST",
    path="/secrets/rotate",
    returns={204: None},
    security=(("bearer",),),
)
