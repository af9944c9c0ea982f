"""The operations of `client.boxes`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Box] = Operation(
    id="replaceBox",
    method="PUT",
    path="/boxes",
    body="application/json",
    returns={200: lambda: models.Box},
)
