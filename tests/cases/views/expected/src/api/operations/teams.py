"""The operations of `client.teams`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Team] = Operation(
    id="replaceTeam",
    method="PUT",
    path="/teams",
    body="application/json",
    returns={200: lambda: models.Team},
)
