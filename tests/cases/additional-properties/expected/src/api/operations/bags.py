"""The operations of `client.bags`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Bag] = Operation(
    id="replaceBag",
    method="PUT",
    path="/bags",
    body="application/json",
    returns={200: lambda: models.Bag},
)
