"""The operations of `client.records`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Record] = Operation(
    id="replaceRecord",
    method="PUT",
    path="/records",
    body="application/json",
    returns={200: lambda: models.Record},
)
GET: Operation[models.Record] = Operation(
    id="getRecord", method="GET", path="/records/{day}", returns={200: lambda: models.Record}
)
