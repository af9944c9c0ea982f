"""`client.music`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from ..operations import music as operations


class Music(Resource):
    """Available as `client.music`."""

    def list(self, *, limit: int | None = None) -> Pager[models.PageResponseDataItem]:
        """Send `GET /microsoft`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for music in client.music.list(limit=20):
                print(music.id)
        """
        return self._pages(operations.LIST, limit=limit)
