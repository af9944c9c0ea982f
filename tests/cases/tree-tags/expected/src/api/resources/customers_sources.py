"""`client.customers.sources`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import customers_sources as operations


class CustomersSources(Resource):
    """Available as `client.customers.sources`."""

    def list(self, customer_id: str) -> None:
        """Send `GET /v1/customers/{customerId}/sources`.

        Example:
            client.customers.sources.list("customer_id")
        """
        return self._send(operations.LIST, path={"customerId": customer_id})

    def delete(self, customer_id: str, source_id: str) -> None:
        """Send `DELETE /v1/customers/{customerId}/sources/{id}`.

        Example:
            client.customers.sources.delete("customer_id", "source_id")
        """
        return self._send(operations.DELETE, path={"customerId": customer_id, "id": source_id})
