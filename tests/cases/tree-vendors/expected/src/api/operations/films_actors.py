"""The operations of `client.films.actors`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

FIND: Operation[None] = Operation(id="d", method="GET", path="/speakeasy", returns={204: None})
