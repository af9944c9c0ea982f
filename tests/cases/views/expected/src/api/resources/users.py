"""`client.users`."""

from __future__ import annotations

from collections.abc import Sequence

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import users as operations


class Users(Resource):
    """Available as `client.users`."""

    def create(
        self,
        *,
        name: str,
        password: str,
        address: models.Address | models.AddressDict | Unset = UNSET,
        friends: Sequence[models.UserInput | models.UserInputDict] | Unset = UNSET,
    ) -> models.User:
        """Send `POST /users`.

        Returns:
            The user.

        Example:
            user = client.users.create(name="name", password="password")
        """
        return self._send(
            operations.CREATE,
            body={"name": name, "password": password, "address": address, "friends": friends},
        )
