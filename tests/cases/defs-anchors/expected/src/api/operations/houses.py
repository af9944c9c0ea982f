"""The operations of `client.houses`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.House] = Operation(
    id="replaceHouse",
    method="PUT",
    path="/houses",
    body="application/json",
    returns={200: lambda: models.House},
)
