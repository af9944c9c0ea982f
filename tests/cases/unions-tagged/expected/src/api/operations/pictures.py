"""The operations of `client.pictures`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

REPLACE: Operation[models.Picture] = Operation(
    id="replacePicture",
    method="PUT",
    path="/pictures",
    body="application/json",
    returns={200: lambda: models.Picture},
)
