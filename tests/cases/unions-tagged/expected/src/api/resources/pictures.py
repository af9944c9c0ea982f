"""`client.pictures`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import pictures as operations


class Pictures(Resource):
    """Available as `client.pictures`."""

    def replace(
        self,
        *,
        shape: models.Shape | models.ShapeDict | Unset = UNSET,
        implicit: models.Implicit | models.ImplicitDict | Unset = UNSET,
        nested: models.Nested | models.NestedDict | Unset = UNSET,
        pet: models.Pet | models.PetDict | Unset = UNSET,
        thing: models.Thing | models.ThingDict | Unset = UNSET,
        inline: models.PictureInline | models.PictureInlineDict | Unset = UNSET,
        shapes: Sequence[models.Shape | models.ShapeDict] | Unset = UNSET,
        by_name: Mapping[str, models.Shape | models.ShapeDict] | Unset = UNSET,
        text_or_shape: models.PictureTextOrShape | models.PictureTextOrShapeDict | Unset = UNSET,
        maybe: models.Shape | models.ShapeDict | None | Unset = UNSET,
    ) -> models.Picture:
        """Send `PUT /pictures`.

        Returns:
            The picture, as it was sent.

        Example:
            picture = client.pictures.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "shape": shape,
                "implicit": implicit,
                "nested": nested,
                "pet": pet,
                "thing": thing,
                "inline": inline,
                "shapes": shapes,
                "by_name": by_name,
                "text_or_shape": text_or_shape,
                "maybe": maybe,
            },
        )
