"""The operations of `client.health`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

PING: Operation[None] = Operation(id="pingHealth", method="GET", path="/ping", returns={204: None})
