"""The operations of `client.secrets`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

GET: Operation[None] = Operation(
    id="getSecret", method="GET", path="/secrets", returns={204: None}, security=((),)
)
