"""`client.shops`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import shops as operations


class Shops(Resource):
    """Available as `client.shops`."""

    def list(self) -> builtins.list[models.Shop]:
        """Send `GET /shops`.

        Returns:
            Shops.

        Raises:
            APIStatusError: What went wrong.

        Example:
            shops = client.shops.list()
        """
        return self._send(operations.LIST)
