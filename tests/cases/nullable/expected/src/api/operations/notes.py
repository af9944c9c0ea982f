"""The operations of `client.notes`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Note] = Operation(
    id="replaceNote",
    method="PUT",
    path="/notes",
    body="application/json",
    returns={200: lambda: models.Note},
)
