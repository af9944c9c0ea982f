"""`client.numbers`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.pager import Pager
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import numbers as operations


class Numbers(Resource):
    """Available as `client.numbers`."""

    def list(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET, limit: int | None = None
    ) -> Pager[models.Thing]:
        """Send `GET /numbers`.

        Args:
            page: Default: `1`.
            limit: The maximum number of items. By default, all of them.

        Example:
            for number in client.numbers.list(limit=20):
                print(number.id)
        """
        return self._pages(operations.LIST, query={"page": page, "per_page": per_page}, limit=limit)
