"""`client.books.linked`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from ..operations import books_linked as operations


class BooksLinked(Resource):
    """Available as `client.books.linked`."""

    def list(self, *, limit: int | None = None) -> Pager[models.PageResponseDataItem]:
        """Send `GET /fern/linked`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for linked in client.books.linked.list(limit=20):
                print(linked.id)
        """
        return self._pages(operations.LIST, limit=limit)
