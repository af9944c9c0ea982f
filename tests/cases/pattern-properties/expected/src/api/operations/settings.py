"""The operations of `client.settings`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE_MANY: Operation[models.Settings] = Operation(
    id="replaceSettings",
    method="PUT",
    path="/settings",
    body="application/json",
    returns={200: lambda: models.Settings},
)
