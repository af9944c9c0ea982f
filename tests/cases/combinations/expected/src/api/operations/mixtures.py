"""The operations of `client.mixtures`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation, Style

REPLACE: Operation[models.Mixture] = Operation(
    id="replaceMixture",
    method="PUT",
    path="/mixtures",
    body="application/json",
    returns={200: lambda: models.Mixture},
)
GET: Operation[models.Mixture] = Operation(
    id="getMixture",
    method="GET",
    path="/mixtures",
    returns={200: lambda: models.Mixture},
    styles={("query", "o"): Style("deepObject", explode=True)},
)
