"""The operations of `client.pets`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Pet]] = Operation(
    id="listPets", method="GET", path="/pets", returns={200: lambda: list[models.Pet]}
)
REPLACE: Operation[models.Pet] = Operation(
    id="replacePet",
    method="PUT",
    path="/pets/{id}",
    body="application/json",
    returns={200: lambda: models.Pet},
)
