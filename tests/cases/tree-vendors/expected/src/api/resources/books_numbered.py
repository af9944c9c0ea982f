"""`client.books.numbered`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import books_numbered as operations


class BooksNumbered(Resource):
    """Available as `client.books.numbered`."""

    def list(
        self, *, page: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.PageResponseDataItem]:
        """Send `GET /fern/numbered`.

        Args:
            limit: The maximum number of items. By default, all of them.

        Example:
            for numbered in client.books.numbered.list(limit=20):
                print(numbered.id)
        """
        return self._pages(operations.LIST, query={"page": page}, limit=limit)
