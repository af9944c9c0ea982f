"""`client.fern`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import fern as operations


class Fern(Resource):
    """Available as `client.fern`."""

    def get(self) -> None:
        """Send `GET /fern`.

        Example:
            client.fern.get()
        """
        return self._send(operations.GET)
