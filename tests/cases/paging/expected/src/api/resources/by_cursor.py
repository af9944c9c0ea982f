"""`client.by_cursor`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import by_cursor as operations


class ByCursor(Resource):
    """Available as `client.by_cursor`."""

    def list(self, *, after: str | Unset = UNSET, limit: int | None = None) -> Pager[models.Item]:
        """Send `GET /by-cursor`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for by_cursor in client.by_cursor.list(limit=20):
                print(by_cursor.id)
        """
        return self._pages(operations.LIST, query={"after": after}, limit=limit)
