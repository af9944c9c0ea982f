"""The operations of `client.things`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.Thing] = Operation(
    id="createThing",
    method="POST",
    path="/things",
    body="application/json",
    returns={200: lambda: models.Thing},
)
