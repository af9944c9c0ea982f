"""`client.points`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import points as operations


class Points(Resource):
    """Available as `client.points`."""

    def create(self, *, x: float, label: str | None | Unset = UNSET) -> models.Point:
        """Send `POST /points`.

        Args:
            x: More than 0.

        Returns:
            The point é😀.

        Example:
            point = client.points.create(x=1.5)
        """
        return self._send(operations.CREATE, body={"x": x, "label": label})
