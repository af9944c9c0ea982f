"""`client.books.counted`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import books_counted as operations


class BooksCounted(Resource):
    """Available as `client.books.counted`."""

    def list(
        self, *, start: int | Unset = UNSET, count: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.PageResponseDataItem]:
        """Send `GET /fern/counted`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for counted in client.books.counted.list(limit=20):
                print(counted.id)
        """
        return self._pages(operations.LIST, query={"start": start, "count": count}, limit=limit)
