"""`client.forests`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import forests as operations


class Forests(Resource):
    """Available as `client.forests`."""

    def replace(
        self,
        *,
        node: models.Node | models.NodeDict | Unset = UNSET,
        man: models.Man | models.ManDict | Unset = UNSET,
        folder: models.Folder | models.FolderDict | Unset = UNSET,
        expression: models.Expression | models.ExpressionDict | Unset = UNSET,
        special: models.SpecialNode | models.SpecialNodeDict | Unset = UNSET,
        lists: models.Lists | models.ListsDict | Unset = UNSET,
        maps: models.Maps | models.MapsDict | Unset = UNSET,
        json: models.Json | models.JsonDict | None | Unset = UNSET,
        open: models.OpenNode | Mapping[str, Any] | Unset = UNSET,
        inline: models.ForestInline | models.ForestInlineDict | Unset = UNSET,
    ) -> models.Forest:
        """Send `PUT /forests`.

        Returns:
            The forest, as it was sent.

        Example:
            forest = client.forests.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "node": node,
                "man": man,
                "folder": folder,
                "expression": expression,
                "special": special,
                "lists": lists,
                "maps": maps,
                "json": json,
                "open": open,
                "inline": inline,
            },
        )
