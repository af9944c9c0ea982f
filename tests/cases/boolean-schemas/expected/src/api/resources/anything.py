"""`client.anything`."""

from __future__ import annotations

from typing import Any

from .._runtime.sync.resource import Resource
from ..operations import anything as operations


class Anything(Resource):
    """Available as `client.anything`."""

    def get(self) -> Any:
        """Send `GET /anything`.

        Returns:
            Anything.

        Example:
            result = client.anything.get()
        """
        return self._send(operations.GET)
