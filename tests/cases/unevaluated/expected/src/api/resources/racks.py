"""`client.racks`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import racks as operations


class Racks(Resource):
    """Available as `client.racks`."""

    def replace(
        self,
        *,
        rest: models.RackRest | Mapping[str, Any] | Unset = UNSET,
        spoken_for: models.RackSpokenFor | Mapping[str, Any] | Unset = UNSET,
        still_open: models.RackStillOpen | Mapping[str, Any] | Unset = UNSET,
        beside_a_union: models.RackBesideAUnion | models.RackBesideAUnionDict | Unset = UNSET,
        with_patterns: models.RackWithPatterns | Mapping[str, Any] | Unset = UNSET,
        row: Sequence[str | int] | Unset = UNSET,
        closed_row: tuple[str, int] | Unset = UNSET,
        all_items: Sequence[str] | Unset = UNSET,
        contained: Sequence[int | str] | Unset = UNSET,
        only_contained: Sequence[str] | Unset = UNSET,
    ) -> models.Rack:
        """Send `PUT /racks`.

        Returns:
            The rack, as it was sent.

        Example:
            rack = client.racks.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "rest": rest,
                "spoken_for": spoken_for,
                "still_open": still_open,
                "beside_a_union": beside_a_union,
                "with_patterns": with_patterns,
                "row": row,
                "closed_row": closed_row,
                "all_items": all_items,
                "contained": contained,
                "only_contained": only_contained,
            },
        )
