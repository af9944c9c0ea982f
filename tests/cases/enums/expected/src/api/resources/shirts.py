"""`client.shirts`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import shirts as operations


class Shirts(Resource):
    """Available as `client.shirts`."""

    def replace(
        self,
        *,
        size: models.Size,
        color: Literal["red", "green", "blue"] | str | Unset = UNSET,
        fit: Literal["slim", "regular", "loose"] | str | None | Unset = UNSET,
        grade: Literal[1, 2, 3] | int | Unset = UNSET,
        weight: float | Unset = UNSET,
        washed: bool | Unset = UNSET,
        mixed: Literal["none"] | bool | str | float | None | Unset = UNSET,
        only: Literal["cotton"] | Unset = UNSET,
        status: models.Status | None | Unset = UNSET,
        colliding: models.Colliding | Unset = UNSET,
        level: models.Level | Unset = UNSET,
        documented: models.Documented | Unset = UNSET,
        extensible: Literal["small", "large"] | str | Unset = UNSET,
        country: models.Country | Unset = UNSET,
        unquoted: Literal["1", "2.5", "true"] | str | Unset = UNSET,
        structured: Mapping[str, Any] | Unset = UNSET,
        tags: Sequence[models.Status | None] | Unset = UNSET,
        by_status: Mapping[str, models.Status | None] | Unset = UNSET,
    ) -> models.Shirt:
        """Send `PUT /shirts`.

        Args:
            size: Default: `"M"`.
            color: What it looks like.

        Returns:
            The shirt, as it was sent.

        Example:
            shirt = client.shirts.replace(size="S")
        """
        return self._send(
            operations.REPLACE,
            body={
                "size": size,
                "color": color,
                "fit": fit,
                "grade": grade,
                "weight": weight,
                "washed": washed,
                "mixed": mixed,
                "only": only,
                "status": status,
                "colliding": colliding,
                "level": level,
                "documented": documented,
                "extensible": extensible,
                "country": country,
                "unquoted": unquoted,
                "structured": structured,
                "tags": tags,
                "by_status": by_status,
            },
        )

    def list(
        self,
        *,
        size: models.Size | Unset = UNSET,
        color: Sequence[Literal["red", "green", "blue"] | str] | Unset = UNSET,
    ) -> builtins.list[models.Shirt]:
        """Send `GET /shirts`.

        Args:
            size: Default: `"M"`.

        Returns:
            Shirts.

        Example:
            shirts = client.shirts.list()
        """
        return self._send(operations.LIST, query={"size": size, "color": color})
