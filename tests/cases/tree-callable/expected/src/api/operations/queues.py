"""The operations of `client.queues`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listQueues", method="GET", path="/queues", returns={204: None}
)
PLAYBACK: Operation[models.Caller] = Operation(
    id="POST /queues/{queue_id}/playback",
    method="POST",
    path="/queues/{queue_id}/playback",
    body="application/json",
    returns={200: lambda: models.Caller},
)
