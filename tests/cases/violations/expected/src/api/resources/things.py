"""`client.things`."""

from __future__ import annotations

from typing import Any, Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import things as operations


class Things(Resource):
    """Available as `client.things`."""

    def replace(
        self,
        *,
        id: str,
        unknown: Any,
        size: int | Unset = UNSET,
        color: Literal["red", "blue"] | str | Unset = UNSET,
        flagged: str | Unset = UNSET,
        broken_pattern: str | Unset = UNSET,
        twice: Literal["a"] | Unset = UNSET,
        maybe: str | None | Unset = UNSET,
    ) -> models.Thing:
        """Send `PUT /things`.

        Args:
            size: At least 1. Default: `0`.
            color: Default: `"green"`.

        Returns:
            The thing.

        Example:
            thing = client.things.replace(id="id", unknown={})
        """
        return self._send(
            operations.REPLACE,
            body={
                "id": id,
                "unknown": unknown,
                "size": size,
                "color": color,
                "flagged": flagged,
                "broken_pattern": broken_pattern,
                "twice": twice,
                "maybe": maybe,
            },
        )
