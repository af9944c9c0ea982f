"""`client.users`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import users as operations


class Users(Resource):
    """Available as `client.users`."""

    def list(self) -> builtins.list[models.User]:
        """Send `GET /api/v1/users/`.

        Returns:
            The users.

        Example:
            users = client.users.list()
        """
        return self._send(operations.LIST)

    def create(
        self,
        *,
        name: str,
        home: models.UsersCreateRequestHome | models.UsersCreateRequestHomeDict | Unset = UNSET,
    ) -> models.User:
        """Send `POST /api/v1/users/`.

        Returns:
            The user.

        Example:
            user = client.users.create(name="name")
        """
        return self._send(operations.CREATE, body={"name": name, "home": home})
