"""`client.boxes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import boxes as operations


class Boxes(Resource):
    """Available as `client.boxes`."""

    def replace(
        self,
        *,
        anything: Any,
        empty: Any | Unset = UNSET,
        described: Any | Unset = UNSET,
        named: Any | Unset = UNSET,
        named_empty: Any | Unset = UNSET,
        list: Sequence[Any] | Unset = UNSET,
        none: Sequence[Any] | Unset = UNSET,
        map: Mapping[str, Any] | Unset = UNSET,
        anything_but: Any | Unset = UNSET,
    ) -> models.Box:
        """Send `PUT /boxes`.

        Args:
            described: Any value at all.
            none: At most 0 items.

        Returns:
            The box, as it was sent.

        Example:
            box = client.boxes.replace(anything={})
        """
        return self._send(
            operations.REPLACE,
            body={
                "anything": anything,
                "empty": empty,
                "described": described,
                "named": named,
                "named_empty": named_empty,
                "list": list,
                "none": none,
                "map": map,
                "anything_but": anything_but,
            },
        )
