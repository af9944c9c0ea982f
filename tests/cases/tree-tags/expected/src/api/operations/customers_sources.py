"""The operations of `client.customers.sources`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listCustomerSources",
    method="GET",
    path="/v1/customers/{customerId}/sources",
    returns={204: None},
)
DELETE: Operation[None] = Operation(
    id="deleteCustomerSource",
    method="DELETE",
    path="/v1/customers/{customerId}/sources/{id}",
    returns={204: None},
)
