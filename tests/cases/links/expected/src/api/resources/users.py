"""`client.users`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import users as operations


class Users(Resource):
    """Available as `client.users`."""

    def create(self, *, id: str | Unset = UNSET, name: str | Unset = UNSET) -> models.User:
        """Send `POST /users`.

        Returns:
            The user.

        See also:
            client.users.get: The user as it is later. `user_id` is `$response.body#/id`.
            client.orders.list: Link `orders`. `user_id` is `$response.body#/id`, `page` is `1`.
            client.users.get_avatar: The user's picture. `user_id` is `$response.body#/id`.

        Example:
            user = client.users.create()
        """
        return self._send(operations.CREATE, body={"id": id, "name": name})

    def get(self, user_id: str) -> models.User:
        """Send `GET /users/{user_id}`.

        Returns:
            The user.

        Example:
            user = client.users.get("user_id")
        """
        return self._send(operations.GET, path={"user_id": user_id})

    def get_avatar(self, user_id: str) -> None:
        """Send `GET /users/{user_id}/avatar`.

        Example:
            client.users.get_avatar("user_id")
        """
        return self._send(operations.GET_AVATAR, path={"user_id": user_id})
