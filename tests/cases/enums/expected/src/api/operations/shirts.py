"""The operations of `client.shirts`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Shirt] = Operation(
    id="replaceShirt",
    method="PUT",
    path="/shirts",
    body="application/json",
    returns={200: lambda: models.Shirt},
)
LIST: Operation[list[models.Shirt]] = Operation(
    id="listShirts", method="GET", path="/shirts", returns={200: lambda: list[models.Shirt]}
)
