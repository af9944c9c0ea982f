"""The operations of `client.pets`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Pet]] = Operation(
    id="listPets", method="GET", path="/pets", returns={200: lambda: list[models.Pet]}
)
CREATE: Operation[models.Pet] = Operation(
    id="createPet",
    method="POST",
    path="/pets",
    body="application/json",
    returns={201: lambda: models.Pet},
)
GET: Operation[models.Pet] = Operation(
    id="getPet", method="GET", path="/pets/{id}", returns={200: lambda: models.Pet}
)
