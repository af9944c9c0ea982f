"""The operations of `client.labels`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Label] = Operation(
    id="replaceLabel",
    method="PUT",
    path="/labels",
    body="application/json",
    returns={200: lambda: models.Label},
)
