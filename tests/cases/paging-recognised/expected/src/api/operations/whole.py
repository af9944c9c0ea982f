"""The operations of `client.whole`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Thing]] = Operation(
    id="listWhole", method="GET", path="/whole", returns={200: lambda: list[models.Thing]}
)
