"""`client.cats.toys`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import cats_toys as operations


class CatsToys(Resource):
    """Available as `client.cats.toys`."""

    def list(self, cat_id: str) -> builtins.list[models.Toy]:
        """Send `GET /cats/{id}/toys`.

        Returns:
            Toys.

        Example:
            toys = client.cats.toys.list("cat_id")
        """
        return self._send(operations.LIST, path={"id": cat_id})
