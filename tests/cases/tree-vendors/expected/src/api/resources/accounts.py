"""`client.accounts`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource

if TYPE_CHECKING:
    from .accounts_phone_calls import AccountsPhoneCalls


class Accounts(Resource):
    """Available as `client.accounts`."""

    @cached_property
    def phone_calls(self) -> AccountsPhoneCalls:
        """The methods of `client.accounts.phone_calls`."""
        from .accounts_phone_calls import AccountsPhoneCalls

        return AccountsPhoneCalls(self._client)
