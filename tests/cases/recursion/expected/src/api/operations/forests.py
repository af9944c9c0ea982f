"""The operations of `client.forests`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Forest] = Operation(
    id="replaceForest",
    method="PUT",
    path="/forests",
    body="application/json",
    returns={200: lambda: models.Forest},
)
