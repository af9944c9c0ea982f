"""`client.close_`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import close as operations


class Close(Resource):
    """Available as `client.close_`."""

    def close(self) -> None:
        """Send `POST /close`.

        Example:
            client.close_.close()
        """
        return self._send(operations.CLOSE)
