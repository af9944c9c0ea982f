"""`client.lines`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import lines as operations


class Lines(Resource):
    """Available as `client.lines`."""

    def replace(
        self,
        *,
        start: tuple[float, float],
        path: Sequence[tuple[float, float]] | Unset = UNSET,
        closed: Sequence[str | int] | Unset = UNSET,
        typed_rest: Sequence[str | int] | Unset = UNSET,
        open: Sequence[Any] | Unset = UNSET,
        of_objects: (
            tuple[models.LineOfObjectsItem1 | models.LineOfObjectsItem1Dict, tuple[float, float]]
            | Unset
        ) = UNSET,
        matrix: Sequence[Sequence[float]] | Unset = UNSET,
        maybe: tuple[str | None, bool] | None | Unset = UNSET,
        untyped: Sequence[Any] | Unset = UNSET,
        distinct: Sequence[str] | Unset = UNSET,
    ) -> models.Line:
        """Send `PUT /lines`.

        Args:
            start: Where, as x and y.
            closed: At most 2 items.
            distinct: Items are unique.

        Returns:
            The line, as it was sent.

        Example:
            line = client.lines.replace(start=(1.5, 1.5))
        """
        return self._send(
            operations.REPLACE,
            body={
                "start": start,
                "path": path,
                "closed": closed,
                "typed_rest": typed_rest,
                "open": open,
                "of_objects": of_objects,
                "matrix": matrix,
                "maybe": maybe,
                "untyped": untyped,
                "distinct": distinct,
            },
        )
