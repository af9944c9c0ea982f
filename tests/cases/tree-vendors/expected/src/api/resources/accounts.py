"""`client.accounts`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.sync.resource import Resource

if TYPE_CHECKING:
    from .accounts_calls import AccountsCalls


class Accounts(Resource):
    """Reached as `client.accounts`."""

    @cached_property
    def calls(self) -> AccountsCalls:
        """The operations below `client.accounts.calls`."""
        from .accounts_calls import AccountsCalls

        return AccountsCalls(self._client)
