"""The operations of `client.cats`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Cat]] = Operation(
    id="listCats", method="GET", path="/cats", returns={200: lambda: list[models.Cat]}
)
