"""`client.entries`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import entries as operations


class Entries(Resource):
    """Available as `client.entries`."""

    def list(self, *, since: str | Unset = UNSET) -> builtins.list[models.Entry]:
        """Send `GET /entries`.

        Args:
            since: At least 3 characters.

        Returns:
            Entries.

        Example:
            entries = client.entries.list()
        """
        return self._send(operations.LIST, query={"since": since})
