"""The operations of `client.everything`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Everything] = Operation(
    id="replaceEverything",
    method="PUT",
    path="/everything",
    body="application/json",
    returns={200: lambda: models.Everything},
)
