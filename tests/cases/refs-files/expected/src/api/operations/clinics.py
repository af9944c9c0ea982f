"""The operations of `client.clinics`, as data."""

from __future__ import annotations

from .. import models
from .._runtime.operation import Operation

LIST: Operation[list[models.Vet]] = Operation(
    id="listClinics", method="GET", path="/clinics", returns={200: lambda: list[models.Vet]}
)
