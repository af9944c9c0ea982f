"""`client.accounts.phone_calls`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import accounts_phone_calls as operations


class AccountsPhoneCalls(Resource):
    """Available as `client.accounts.phone_calls`."""

    def list(self, account_sid: str) -> None:
        """Send `GET /2010-04-01/Accounts/{AccountSid}/Calls.json`.

        Example:
            client.accounts.phone_calls.list("account_sid")
        """
        return self._send(operations.LIST, path={"AccountSid": account_sid})

    def create(self, account_sid: str) -> None:
        """Send `POST /2010-04-01/Accounts/{AccountSid}/Calls.json`.

        Example:
            client.accounts.phone_calls.create("account_sid")
        """
        return self._send(operations.CREATE, path={"AccountSid": account_sid})

    def fetch(self, account_sid: str, call_sid: str) -> None:
        """Send `GET /2010-04-01/Accounts/{AccountSid}/Calls/{Sid}.json`.

        Example:
            client.accounts.phone_calls.fetch("account_sid", "call_sid")
        """
        return self._send(operations.FETCH, path={"AccountSid": account_sid, "Sid": call_sid})
