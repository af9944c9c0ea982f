"""The operations of `client.whoami.keys`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listWhoamiKeys", method="GET", path="/whoami/keys", returns={204: None}
)
