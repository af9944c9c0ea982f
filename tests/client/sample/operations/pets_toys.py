"""The operations of `client.pets.toys`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

FETCH: Operation[models.Toy] = Operation(
    id="FetchToy",
    method="GET",
    path="/pets/{id}/toys/{name}",
    returns={200: lambda: models.Toy},
)
