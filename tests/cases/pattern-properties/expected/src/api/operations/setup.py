"""The operations of `client.setup`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Settings] = Operation(
    id="replaceSetup",
    method="PUT",
    path="/setup",
    body="application/json",
    returns={200: lambda: models.Settings},
)
