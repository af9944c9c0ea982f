"""`client.orders`."""

from __future__ import annotations

from collections.abc import Sequence

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import orders as operations


class Orders(Resource):
    """Available as `client.orders`."""

    def create(
        self,
        *,
        lines: Sequence[
            models.CreateOrderRequestLinesItem | models.CreateOrderRequestLinesItemDict
        ],
        id: str | Unset = UNSET,
    ) -> models.CreateOrderResponse:
        """Send `POST /orders`.

        Returns:
            The order.

        See also:
            client.users.get: Link `user`.

        Example:
            order = client.orders.create(lines=[{"sku": "a-1"}], id="o1")
        """
        return self._send(operations.CREATE, body={"lines": lines, "id": id})
