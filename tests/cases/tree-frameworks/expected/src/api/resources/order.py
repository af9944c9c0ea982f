"""`client.order`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import order as operations


class Order(Resource):
    """Available as `client.order`."""

    def find_all(self) -> None:
        """Send `GET /api/orders`.

        Example:
            client.order.find_all()
        """
        return self._send(operations.FIND_ALL)
