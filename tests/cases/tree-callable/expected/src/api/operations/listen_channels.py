"""The operations of `client.listen.channels`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listListenChannels", method="GET", path="/listen/channels", returns={204: None}
)
