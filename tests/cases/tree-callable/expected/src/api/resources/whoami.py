"""`client.whoami`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import _client as outer_operations

if TYPE_CHECKING:
    from .whoami_keys import WhoamiKeys


class Whoami(Resource):
    """Available as `client.whoami`, which can also be called."""

    @cached_property
    def keys(self) -> WhoamiKeys:
        """The methods of `client.whoami.keys`."""
        from .whoami_keys import WhoamiKeys

        return WhoamiKeys(self._client)

    def __call__(self) -> models.Caller:
        """Say who calls.

        Returns:
            The caller.

        Example:
            result = client.whoami()
        """
        return self._send(outer_operations.WHOAMI)
