"""The operations of `client.lists`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[models.Names] = Operation(
    id="list",
    method="PUT",
    path="/lists",
    body="application/json",
    returns={200: lambda: models.Names},
)
PROPERTY: Operation[list[models.Names]] = Operation(
    id="property", method="GET", path="/lists", returns={200: lambda: list[models.Names]}
)
