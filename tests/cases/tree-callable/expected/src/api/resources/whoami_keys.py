"""`client.whoami.keys`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import whoami_keys as operations


class WhoamiKeys(Resource):
    """Available as `client.whoami.keys`."""

    def list(self) -> None:
        """Send `GET /whoami/keys`.

        Example:
            client.whoami.keys.list()
        """
        return self._send(operations.LIST)
