"""The operations of `client.dogs`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Dog] = Operation(
    id="replaceDog",
    method="PUT",
    path="/dogs",
    body="application/json",
    returns={200: lambda: models.Dog},
)
