"""`client.speakeasy`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import speakeasy as operations


class Speakeasy(Resource):
    """Available as `client.speakeasy`."""

    def create(self) -> None:
        """Send `POST /speakeasy`.

        Example:
            client.speakeasy.create()
        """
        return self._send(operations.CREATE)

    def get(self) -> None:
        """Send `GET /speakeasy`.

        Example:
            client.speakeasy.get()
        """
        return self._send(operations.GET)
