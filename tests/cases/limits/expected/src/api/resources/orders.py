"""`client.orders`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import orders as operations


class Orders(Resource):
    """Available as `client.orders`."""

    def replace(
        self,
        *,
        id: str,
        note: str | Unset = UNSET,
        email: str | Unset = UNSET,
        code: str | Unset = UNSET,
        amount: float | Unset = UNSET,
        quantity: int | Unset = UNSET,
        state: models.State | Unset = UNSET,
        colour: Literal["red", "green"] | str | Unset = UNSET,
        tags: Sequence[str] | Unset = UNSET,
        counts: Mapping[str, int] | Unset = UNSET,
        server: str | None | Unset = UNSET,
        length: int | str | Unset = UNSET,
        part: models.OrderPart | models.OrderPartDict | Unset = UNSET,
    ) -> models.Order:
        """Send `PUT /orders`.

        Args:
            note: 1 to 8 characters.
            code: 2 to 6 characters.
            amount: At least 0. Less than 1000. A multiple of 0.5.
            tags: 1 to 3 items. Items are unique.

        Returns:
            The order.

        Example:
            order = client.orders.replace(id="or_00000001")
        """
        return self._send(
            operations.REPLACE,
            body={
                "id": id,
                "note": note,
                "email": email,
                "code": code,
                "amount": amount,
                "quantity": quantity,
                "state": state,
                "colour": colour,
                "tags": tags,
                "counts": counts,
                "server": server,
                "length": length,
                "part": part,
            },
        )

    def list(self) -> builtins.list[models.Order]:
        """Send `GET /orders`.

        Returns:
            The newest orders.

        Example:
            orders = client.orders.list()
        """
        return self._send(operations.LIST)
