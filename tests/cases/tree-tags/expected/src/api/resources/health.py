"""`client.health`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import health as operations


class Health(Resource):
    """Available as `client.health`."""

    def get(self) -> None:
        """Send `GET /v1/health`.

        Example:
            client.health.get()
        """
        return self._send(operations.GET)
