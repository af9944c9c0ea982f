"""The operations of `client.speakeasy`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

CREATE: Operation[None] = Operation(
    id="createSpeakeasy", method="POST", path="/speakeasy", returns={204: None}, repeatable=True
)
GET: Operation[None] = Operation(
    id="getSpeakeasy", method="GET", path="/speakeasy", returns={204: None}, repeatable=False
)
