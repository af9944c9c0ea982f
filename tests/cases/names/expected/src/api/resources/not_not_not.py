"""`client.not_not_not`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import not_not_not as operations


class NotNotNot(Resource):
    """Available as `client.not_not_not`."""

    def get_empty(self) -> None:
        """Send `GET /empty`.

        Example:
            client.not_not_not.get_empty()
        """
        return self._send(operations.GET_EMPTY)
