"""The operations of `client.cats.toys`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Toy]] = Operation(
    id="listCatToys", method="GET", path="/cats/{id}/toys", returns={200: lambda: list[models.Toy]}
)
