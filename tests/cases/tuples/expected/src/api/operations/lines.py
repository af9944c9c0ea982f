"""The operations of `client.lines`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Line] = Operation(
    id="replaceLine",
    method="PUT",
    path="/lines",
    body="application/json",
    returns={200: lambda: models.Line},
)
