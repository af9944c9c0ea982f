"""`client.payment_methods`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import payment_methods as operations


class PaymentMethods(Resource):
    """How they pay. Available as `client.payment_methods`."""

    def list(self) -> None:
        """Send `GET /v1/payment-methods`.

        Example:
            client.payment_methods.list()
        """
        return self._send(operations.LIST)
