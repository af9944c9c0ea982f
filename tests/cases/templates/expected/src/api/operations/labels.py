"""The operations of `client.labels`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[models.ListLabelsResponse] = Operation(
    id="listLabels", method="GET", path="/labels", returns={200: lambda: models.ListLabelsResponse}
)
