"""The operations of `client.searches`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

CREATE: Operation[models.Search] = Operation(
    id="createSearch",
    method="POST",
    path="/searches",
    body="application/json",
    returns={200: lambda: models.Search},
)
GET: Operation[models.OldSearch] = Operation(
    id="getSearch", method="GET", path="/searches", returns={200: lambda: models.OldSearch}
)
