"""`client.queues.playback.tracks`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import queues_playback_tracks as operations


class QueuesPlaybackTracks(Resource):
    """Available as `client.queues.playback.tracks`."""

    def get(self, queue_id: str, track_id: str) -> None:
        """Send `GET /queues/{queue_id}/playback/tracks/{track_id}`.

        Example:
            client.queues.playback.tracks.get("queue_id", "track_id")
        """
        return self._send(operations.GET, path={"queue_id": queue_id, "track_id": track_id})
