"""The operations of `client.points`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.Point] = Operation(
    id="createPoint",
    method="POST",
    path="/points",
    body="application/json",
    returns={200: lambda: models.Point},
)
