"""The operations of `client.queues.playback.tracks`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

GET: Operation[None] = Operation(
    id="GET /queues/{queue_id}/playback/tracks/{track_id}",
    method="GET",
    path="/queues/{queue_id}/playback/tracks/{track_id}",
    returns={204: None},
)
