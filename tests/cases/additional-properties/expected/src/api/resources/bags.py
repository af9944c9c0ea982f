"""`client.bags`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import bags as operations


class Bags(Resource):
    """Available as `client.bags`."""

    def replace(
        self,
        *,
        open: models.Open | Mapping[str, Any] | Unset = UNSET,
        closed: models.Closed | models.ClosedDict | Unset = UNSET,
        typed: models.Typed | Mapping[str, Any] | Unset = UNSET,
        silent: models.Silent | models.SilentDict | Unset = UNSET,
        any_map: Mapping[str, Any] | Unset = UNSET,
        true_map: Mapping[str, Any] | Unset = UNSET,
        int_map: Mapping[str, int] | Unset = UNSET,
        thing_map: Mapping[str, models.Silent | models.SilentDict] | Unset = UNSET,
        map_of_maps: Mapping[str, Mapping[str, Sequence[str]]] | Unset = UNSET,
        maybe_map: Mapping[str, str | None] | None | Unset = UNSET,
        inline_map: (
            Mapping[str, models.BagInlineMapValue | models.BagInlineMapValueDict] | Unset
        ) = UNSET,
        empty: models.BagEmpty | models.BagEmptyDict | Unset = UNSET,
    ) -> models.Bag:
        """Send `PUT /bags`.

        Args:
            thing_map: Things by their names.

        Returns:
            The bag, as it was sent.

        Example:
            bag = client.bags.replace()
        """
        return self._send(
            operations.REPLACE,
            body={
                "open": open,
                "closed": closed,
                "typed": typed,
                "silent": silent,
                "any_map": any_map,
                "true_map": true_map,
                "int_map": int_map,
                "thing_map": thing_map,
                "map_of_maps": map_of_maps,
                "maybe_map": maybe_map,
                "inline_map": inline_map,
                "empty": empty,
            },
        )
