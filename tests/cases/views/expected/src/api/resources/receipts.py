"""`client.receipts`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import receipts as operations


class Receipts(Resource):
    """Available as `client.receipts`."""

    def get(self) -> models.Receipt:
        """Send `GET /receipts`.

        Returns:
            A receipt.

        Example:
            receipt = client.receipts.get()
        """
        return self._send(operations.GET)
