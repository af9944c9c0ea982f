"""The operations of `client.sessions.messages`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(id="somethingElse", method="GET", path="/a", returns={204: None})
CREATE: Operation[None] = Operation(
    id="createMessage", method="POST", path="/a", returns={204: None}
)
