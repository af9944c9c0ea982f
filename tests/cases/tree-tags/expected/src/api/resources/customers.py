"""`client.customers`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource
from ..operations import customers as operations

if TYPE_CHECKING:
    from .customers_sources import CustomersSources


class Customers(Resource):
    """Who buys. Available as `client.customers`."""

    @cached_property
    def sources(self) -> CustomersSources:
        """The methods of `client.customers.sources`."""
        from .customers_sources import CustomersSources

        return CustomersSources(self._client)

    def list(self) -> None:
        """Send `GET /v1/customers`.

        Example:
            client.customers.list()
        """
        return self._send(operations.LIST)

    def create(self) -> None:
        """Send `POST /v1/customers`.

        Example:
            client.customers.create()
        """
        return self._send(operations.CREATE)

    def get(self, customer_id: str) -> None:
        """Send `GET /v1/customers/{customerId}`.

        Example:
            client.customers.get("customer_id")
        """
        return self._send(operations.GET, path={"customerId": customer_id})

    def update(self, customer_id: str) -> None:
        """Send `PATCH /v1/customers/{customerId}`.

        Example:
            client.customers.update("customer_id")
        """
        return self._send(operations.UPDATE, path={"customerId": customer_id})

    def delete(self, customer_id: str) -> None:
        """Send `DELETE /v1/customers/{customerId}`.

        Example:
            client.customers.delete("customer_id")
        """
        return self._send(operations.DELETE, path={"customerId": customer_id})

    def verify(self, customer_id: str) -> None:
        """Send `POST /v1/customers/{customerId}/verify`.

        Example:
            client.customers.verify("customer_id")
        """
        return self._send(operations.VERIFY, path={"customerId": customer_id})

    def search(self) -> None:
        """Send `GET /v1/customers/search`.

        Example:
            client.customers.search()
        """
        return self._send(operations.SEARCH)
