"""`client.orders`."""

from __future__ import annotations

import builtins

from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import orders as operations


class Orders(Resource):
    """Available as `client.orders`."""

    def list(self, user_id: str, *, page: int | Unset = UNSET) -> builtins.list[str]:
        """Send `GET /users/{user_id}/orders`.

        Returns:
            The orders.

        Example:
            orders = client.orders.list("user_id")
        """
        return self._send(operations.LIST, path={"user_id": user_id}, query={"page": page})
