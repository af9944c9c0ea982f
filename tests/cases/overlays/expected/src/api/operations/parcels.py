"""The operations of `client.parcels`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Parcel]] = Operation(
    id="getAllTheParcels", method="GET", path="/parcels", returns={200: lambda: list[models.Parcel]}
)
