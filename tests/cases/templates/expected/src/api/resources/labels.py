"""`client.labels`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import labels as operations


class Labels(Resource):
    """Available as `client.labels`."""

    def list(self) -> models.ListLabelsResponse:
        """Send `GET /labels`.

        Returns:
            Filled in at the place where it is used.

        Example:
            label = client.labels.list()
        """
        return self._send(operations.LIST)
