"""The operations of `client.entries`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Entry]] = Operation(
    id="listEntries", method="GET", path="/entries", returns={200: lambda: list[models.Entry]}
)
