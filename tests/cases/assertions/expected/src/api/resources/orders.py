"""`client.orders`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        id: str,
        paid_by: str | Unset = UNSET,
        card: str | Unset = UNSET,
        codes: Sequence[int] | Unset = UNSET,
        labels: Mapping[str, str] | Unset = UNSET,
        closed: models.Closed | models.ClosedDict | Unset = UNSET,
        pairs: tuple[str, int] | Unset = UNSET,
        not_text: Any | Unset = UNSET,
    ) -> models.Order:
        """Send `PUT /orders`.

        Returns:
            The order, as it was sent.

        Example:
            order = client.orders.replace(id="id")
        """
        return self._send(
            operations.REPLACE,
            body={
                "id": id,
                "paid_by": paid_by,
                "card": card,
                "codes": codes,
                "labels": labels,
                "closed": closed,
                "pairs": pairs,
                "not_text": not_text,
            },
        )
