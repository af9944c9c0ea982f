"""`client.listen.channels`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import listen_channels as operations


class ListenChannels(Resource):
    """Available as `client.listen.channels`."""

    def list(self) -> None:
        """Send `GET /listen/channels`.

        Example:
            client.listen.channels.list()
        """
        return self._send(operations.LIST)
