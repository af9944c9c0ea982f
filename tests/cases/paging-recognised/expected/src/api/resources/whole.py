"""`client.whole`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import whole as operations


class Whole(Resource):
    """Available as `client.whole`."""

    def list(self, *, limit: int | Unset = UNSET) -> builtins.list[models.Thing]:
        """Send `GET /whole`.

        Returns:
            Everything.

        Example:
            whole = client.whole.list()
        """
        return self._send(operations.LIST, query={"limit": limit})
