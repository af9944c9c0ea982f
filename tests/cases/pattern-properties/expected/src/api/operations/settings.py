"""The operations of `client.settings`, as data: what is sent and what comes back."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Settings] = Operation(
    id="replaceSettings",
    method="PUT",
    path="/settings",
    body="application/json",
    returns={200: lambda: models.Settings},
)
