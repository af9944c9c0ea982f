"""The operations of `client.customers`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="listCustomers", method="GET", path="/v1/customers", returns={204: None}
)
CREATE: Operation[None] = Operation(
    id="createCustomer", method="POST", path="/v1/customers", returns={204: None}
)
GET: Operation[None] = Operation(
    id="getCustomer", method="GET", path="/v1/customers/{customerId}", returns={204: None}
)
UPDATE: Operation[None] = Operation(
    id="updateCustomer", method="PATCH", path="/v1/customers/{customerId}", returns={204: None}
)
DELETE: Operation[None] = Operation(
    id="deleteCustomer", method="DELETE", path="/v1/customers/{customerId}", returns={204: None}
)
VERIFY: Operation[None] = Operation(
    id="verifyCustomer",
    method="POST",
    path="/v1/customers/{customerId}/verify",
    returns={204: None},
)
SEARCH: Operation[None] = Operation(
    id="searchCustomers", method="GET", path="/v1/customers/search", returns={204: None}
)
