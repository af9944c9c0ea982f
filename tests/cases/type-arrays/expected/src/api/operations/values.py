"""The operations of `client.values`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Values] = Operation(
    id="replaceValue",
    method="PUT",
    path="/values",
    body="application/json",
    returns={200: lambda: models.Values},
)
