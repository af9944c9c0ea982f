"""`client.me.settings`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import me_settings as operations


class MeSettings(Resource):
    """Available as `client.me.settings`."""

    def list(self) -> None:
        """Send `GET /api/v2/me/settings`.

        Example:
            client.me.settings.list()
        """
        return self._send(operations.LIST)
