"""`client.admins`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from ..operations import admins as operations


class Admins(Resource):
    """Available as `client.admins`."""

    def get(self, user_id: str) -> models.User:
        """Send `GET /admins/{user_id}`.

        Returns:
            The user.

        Example:
            admin = client.admins.get("user_id")
        """
        return self._send(operations.GET, path={"user_id": user_id})
