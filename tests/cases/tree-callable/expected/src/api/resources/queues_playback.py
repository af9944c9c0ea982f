"""`client.queues.playback`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.deprecation import deprecated
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import queues as outer_operations, queues_playback as operations

if TYPE_CHECKING:
    from .queues_playback_tracks import QueuesPlaybackTracks


class QueuesPlayback(Resource):
    """Available as `client.queues.playback`, which can also be called."""

    @cached_property
    def tracks(self) -> QueuesPlaybackTracks:
        """The methods of `client.queues.playback.tracks`."""
        from .queues_playback_tracks import QueuesPlaybackTracks

        return QueuesPlaybackTracks(self._client)

    @deprecated("The API has deprecated POST /queues/{queue_id}/playback.")
    def __call__(self, queue_id: str, *, url: str, loops: int | Unset = UNSET) -> models.Caller:
        """Play media to who waits.

        Deprecated.

        Returns:
            Who hears it.

        Example:
            queue = client.queues.playback("queue_id", url="https://example.com/")
        """
        return self._send(
            outer_operations.PLAYBACK,
            path={"queue_id": queue_id},
            body={"url": url, "loops": loops},
        )

    def stop(self, queue_id: str) -> None:
        """Send `DELETE /queues/{queue_id}/playback`.

        Example:
            client.queues.playback.stop("queue_id")
        """
        return self._send(operations.STOP, path={"queue_id": queue_id})
