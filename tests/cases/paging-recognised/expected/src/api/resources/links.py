"""`client.links`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import links as operations


class Links(Resource):
    """Available as `client.links`."""

    def list(
        self, *, per_page: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.Thing]:
        """Send `GET /links`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for link in client.links.list(limit=20):
                print(link.id)
        """
        return self._pages(operations.LIST, query={"per_page": per_page}, limit=limit)
