"""`client.clinics`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import clinics as operations


class Clinics(Resource):
    """Available as `client.clinics`."""

    def list(self) -> builtins.list[models.Vet]:
        """Send `GET /clinics`.

        Returns:
            Clinics.

        Example:
            clinics = client.clinics.list()
        """
        return self._send(operations.LIST)
