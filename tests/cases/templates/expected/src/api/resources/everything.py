"""`client.everything`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import everything as operations


class Everything(Resource):
    """Available as `client.everything`."""

    def replace(
        self,
        *,
        users: models.UserPage | models.UserPageDict | Unset = UNSET,
        orders: models.OrderPage | models.OrderPageDict | Unset = UNSET,
        anything: models.Page | models.PageDict | Unset = UNSET,
        counted: models.CountedPage | models.CountedPageDict | Unset = UNSET,
        tree: models.Tree | models.TreeDict | Unset = UNSET,
        painted: models.PaintedTree | models.PaintedTreeDict | Unset = UNSET,
        forest: models.Forest | models.ForestDict | Unset = UNSET,
        boxes: models.Boxes | models.BoxesDict | Unset = UNSET,
    ) -> models.Everything:
        """Send `PUT /everything`.

        Returns:
            It, as it was sent.

        Example:
            everything = client.everything.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "users": users,
                "orders": orders,
                "anything": anything,
                "counted": counted,
                "tree": tree,
                "painted": painted,
                "forest": forest,
                "boxes": boxes,
            },
        )
