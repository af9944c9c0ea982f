"""The operations of `client.shapes`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

GET: Operation[models.Shape] = Operation(
    id="getShape", method="GET", path="/shape", returns={200: lambda: models.Shape}
)
REPLACE: Operation[None] = Operation(
    id="replaceShape", method="PUT", path="/shape", body="application/json", returns={204: None}
)
