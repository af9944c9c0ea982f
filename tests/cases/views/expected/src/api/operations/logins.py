"""The operations of `client.logins`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

CREATE: Operation[None] = Operation(
    id="createLogin", method="POST", path="/logins", body="application/json", returns={204: None}
)
