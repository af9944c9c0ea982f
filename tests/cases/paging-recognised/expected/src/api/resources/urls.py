"""`client.urls`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import urls as operations


class Urls(Resource):
    """Available as `client.urls`."""

    def list(
        self, *, page_size: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.Thing]:
        """Send `GET /urls`.

        Args:
            page_size: At most 50.
            limit: The maximum number of items. By default, all of them.

        Example:
            for url in client.urls.list(limit=20):
                print(url.id)
        """
        return self._pages(operations.LIST, query={"PageSize": page_size}, limit=limit)
