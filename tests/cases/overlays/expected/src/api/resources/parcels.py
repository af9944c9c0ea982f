"""`client.parcels`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import parcels as operations


class Parcels(Resource):
    """Available as `client.parcels`."""

    def list(self, *, limit: int | Unset = UNSET) -> builtins.list[models.Parcel]:
        """List the parcels.

        Returns:
            Parcels.

        Example:
            parcels = client.parcels.list()
        """
        return self._send(operations.LIST, query={"limit": limit})
