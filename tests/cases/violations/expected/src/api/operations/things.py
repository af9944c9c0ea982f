"""The operations of `client.things`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Thing] = Operation(
    id="replaceThing",
    method="PUT",
    path="/things",
    body="application/json",
    returns={200: lambda: models.Thing},
)
