"""The operations of `client.shops`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Shop]] = Operation(
    id="listShops", method="GET", path="/shops", returns={200: lambda: list[models.Shop]}
)
