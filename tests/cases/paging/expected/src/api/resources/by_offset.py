"""`client.by_offset`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import by_offset as operations


class ByOffset(Resource):
    """Available as `client.by_offset`."""

    def list(
        self, *, skip: int | Unset = UNSET, take: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.Item]:
        """Send `GET /by-offset`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for by_offset in client.by_offset.list(limit=20):
                print(by_offset.id)
        """
        return self._pages(operations.LIST, query={"skip": skip, "take": take}, limit=limit)
