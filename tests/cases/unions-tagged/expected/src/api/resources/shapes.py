"""`client.shapes`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import shapes as operations


class Shapes(Resource):
    """Available as `client.shapes`."""

    def get(self) -> models.Shape:
        """Send `GET /shape`.

        Returns:
            A shape.

        Example:
            shape = client.shapes.get()
        """
        return self._send(operations.GET)

    def replace(self, *, body: models.Shape | models.ShapeDict) -> None:
        """Send `PUT /shape`.

        Example:
            client.shapes.replace(body={"kind": "circle", "radius": 1.5})
        """
        return self._send(operations.REPLACE, body=body)
