"""The operations of `client.accounts.phone_calls`, as data."""

from __future__ import annotations

from .._runtime.operation import Operation

LIST: Operation[None] = Operation(
    id="ListCall",
    method="GET",
    path="/2010-04-01/Accounts/{AccountSid}/Calls.json",
    returns={204: None},
)
CREATE: Operation[None] = Operation(
    id="CreateCall",
    method="POST",
    path="/2010-04-01/Accounts/{AccountSid}/Calls.json",
    returns={204: None},
)
FETCH: Operation[None] = Operation(
    id="FetchCall",
    method="GET",
    path="/2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json",
    returns={204: None},
)
