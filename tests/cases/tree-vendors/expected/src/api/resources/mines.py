"""`client.mines`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import mines as operations


class Mines(Resource):
    """Available as `client.mines`."""

    def dig(self) -> None:
        """Send `POST /speakeasy/mines`.

        Example:
            client.mines.dig()
        """
        return self._send(operations.DIG)

    def refill(self) -> None:
        """Send `PUT /speakeasy/mines`.

        Example:
            client.mines.refill()
        """
        return self._send(operations.REFILL)
