"""The operations of `client.library`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

GET_ITEM: Operation[models.Item] = Operation(
    id="getItem", method="GET", path="/items", returns={200: lambda: models.Item}
)
