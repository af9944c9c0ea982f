"""`client.offsets`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import offsets as operations


class Offsets(Resource):
    """Available as `client.offsets`."""

    def list(
        self,
        *,
        offset: int | Unset = UNSET,
        page_size: int | Unset = UNSET,
        limit: int | None = None,
    ) -> Pager[models.Thing]:
        """Send `GET /offsets`.

        Args:
            page_size: At most 2.
            limit: The maximum number of items. By default, all of them.

        Example:
            for result in client.offsets.list(limit=20):
                print(result.id)
        """
        return self._pages(
            operations.LIST, query={"offset": offset, "limit": page_size}, limit=limit
        )
