"""The operations of `client.class_`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

IMPORT: Operation[models.Class] = Operation(
    id="import", method="GET", path="/class/{from}", returns={200: lambda: models.Class}
)
