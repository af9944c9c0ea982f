"""The operations of `client.queues.playback`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

STOP: Operation[None] = Operation(
    id="DELETE /queues/{queue_id}/playback",
    method="DELETE",
    path="/queues/{queue_id}/playback",
    returns={204: None},
)
