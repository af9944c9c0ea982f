"""The operations of `client.messages`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Message] = Operation(
    id="replaceMessage",
    method="PUT",
    path="/messages",
    body="application/json",
    returns={200: lambda: models.Message},
)
