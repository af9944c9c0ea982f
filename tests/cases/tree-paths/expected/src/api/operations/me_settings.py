"""The operations of `client.me.settings`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="GET /api/v2/me/settings", method="GET", path="/api/v2/me/settings", returns={204: None}
)
