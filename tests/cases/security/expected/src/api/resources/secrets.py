"""`client.secrets`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import secrets as operations


class Secrets(Resource):
    """Available as `client.secrets`."""

    def list(self) -> None:
        """Send `GET /secrets`.

        Example:
            client.secrets.list()
        """
        return self._send(operations.LIST)

    def rotate(self) -> None:
        """Send `POST /secrets/rotate`.

        Example:
            client.secrets.rotate()
        """
        return self._send(operations.ROTATE)
