"""`client.queues`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource
from ..operations import queues as operations

if TYPE_CHECKING:
    from .queues_playback import QueuesPlayback


class Queues(Resource):
    """Callers that wait. Available as `client.queues`."""

    @cached_property
    def playback(self) -> QueuesPlayback:
        """`client.queues.playback(...)` and its methods."""
        from .queues_playback import QueuesPlayback

        return QueuesPlayback(self._client)

    def list(self) -> None:
        """Send `GET /queues`.

        Example:
            client.queues.list()
        """
        return self._send(operations.LIST)
