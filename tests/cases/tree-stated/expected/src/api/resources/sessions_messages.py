"""`client.sessions.messages`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import sessions_messages as operations


class SessionsMessages(Resource):
    """Available as `client.sessions.messages`."""

    def list(self) -> None:
        """Send `GET /a`.

        Example:
            client.sessions.messages.list()
        """
        return self._send(operations.LIST)

    def create(self) -> None:
        """Send `POST /a`.

        Example:
            client.sessions.messages.create()
        """
        return self._send(operations.CREATE)
