"""`client.secrets`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import secrets as operations


class Secrets(Resource):
    """Available as `client.secrets`."""

    def get(self) -> None:
        """Send `GET /secrets`.

        Example:
            client.secrets.get()
        """
        return self._send(operations.GET)
