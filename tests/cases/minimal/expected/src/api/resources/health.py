"""`client.health`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import health as operations


class Health(Resource):
    """Available as `client.health`."""

    def ping(self) -> None:
        """Ask whether the service is there.

        Example:
            client.health.ping()
        """
        return self._send(operations.PING)
