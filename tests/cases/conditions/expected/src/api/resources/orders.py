"""`client.orders`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import orders as operations


class Orders(Resource):
    """Available as `client.orders`."""

    def replace(
        self,
        *,
        payment: models.Payment | models.PaymentDict | Unset = UNSET,
        address: models.Address | models.AddressDict | Unset = UNSET,
        chain: models.Chain | models.ChainDict | Unset = UNSET,
        pet: models.Pet | models.PetDict | Unset = UNSET,
        contact: models.Contact | Mapping[str, Any] | Unset = UNSET,
        amount: str | int | Unset = UNSET,
        guest: models.Guest | Mapping[str, Any] | Unset = UNSET,
        delivery: models.Delivery | models.DeliveryDict | Unset = UNSET,
        either: models.Either | models.EitherDict | Unset = UNSET,
        event: models.Event | models.EventDict | Unset = UNSET,
        measure: float | str | None | Unset = UNSET,
        maybe: models.Payment | models.PaymentDict | None | Unset = UNSET,
    ) -> models.Order:
        """Send `PUT /orders`.

        Returns:
            The order, as it was sent.

        Example:
            order = client.orders.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "payment": payment,
                "address": address,
                "chain": chain,
                "pet": pet,
                "contact": contact,
                "amount": amount,
                "guest": guest,
                "delivery": delivery,
                "either": either,
                "event": event,
                "measure": measure,
                "maybe": maybe,
            },
        )
