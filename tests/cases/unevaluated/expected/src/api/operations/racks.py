"""The operations of `client.racks`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Rack] = Operation(
    id="replaceRack",
    method="PUT",
    path="/racks",
    body="application/json",
    returns={200: lambda: models.Rack},
)
