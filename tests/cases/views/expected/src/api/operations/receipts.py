"""The operations of `client.receipts`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

GET: Operation[models.Receipt] = Operation(
    id="getReceipt", method="GET", path="/receipts", returns={200: lambda: models.Receipt}
)
