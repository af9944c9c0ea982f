"""`client.health`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import health as operations


class Health(Resource):
    """Available as `client.health`."""

    def fetch(self) -> None:
        """Send `GET /health`.

        Example:
            client.health.fetch()
        """
        return self._send(operations.FETCH)
