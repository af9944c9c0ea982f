"""The operations of `client.payment_methods`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="getPaymentMethods", method="GET", path="/v1/payment-methods", returns={204: None}
)
