"""The operations of `client.mines`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

DIG: Operation[None] = Operation(
    id="digOutEverything", method="POST", path="/speakeasy/mines", returns={204: None}
)
REFILL: Operation[None] = Operation(
    id="putMine", method="PUT", path="/speakeasy/mines", returns={204: None}
)
