"""`client.данные`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import данные as operations


class Данные(Resource):
    """Available as `client.данные`."""

    def получить(self) -> None:
        """Send `GET /данные`.

        Example:
            client.данные.получить()
        """
        return self._send(operations.ПОЛУЧИТЬ)
