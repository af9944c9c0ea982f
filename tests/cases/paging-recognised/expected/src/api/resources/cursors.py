"""`client.cursors`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import cursors as operations


class Cursors(Resource):
    """Available as `client.cursors`."""

    def list(
        self,
        *,
        starting_after: str | Unset = UNSET,
        page_size: int | Unset = UNSET,
        limit: int | None = None,
    ) -> Pager[models.Thing]:
        """Send `GET /cursors`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for cursor in client.cursors.list(limit=20):
                print(cursor.id)
        """
        return self._pages(
            operations.LIST,
            query={"starting_after": starting_after, "limit": page_size},
            limit=limit,
        )
