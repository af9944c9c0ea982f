"""`client.users`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import users as operations


class Users(Resource):
    """Available as `client.users`."""

    def get(
        self, user_id: str, *, verbose: bool | Unset = UNSET, tenant: models.ABC | Unset = UNSET
    ) -> models.User:
        """Send `GET /users/{user_id}`.

        Returns:
            The user.

        Raises:
            NotFoundError: There is no such user.

        Example:
            user = client.users.get("user_id")
        """
        return self._send(
            operations.GET,
            path={"user_id": user_id},
            query={"verbose": verbose},
            headers={"tenant": tenant},
        )

    def replace(
        self,
        user_id: str,
        *,
        id: str,
        region: models.ABC | Unset = UNSET,
        space: models.WithSpace | models.WithSpaceDict | Unset = UNSET,
        deep: models.WithSpaceDeep | models.WithSpaceDeepDict | Unset = UNSET,
        accented: models.Ünï | models.ÜnïDict | Unset = UNSET,
        chain: models.Third | models.ThirdDict | Unset = UNSET,
        own: models.UserNick | models.UserNickDict | Unset = UNSET,
        nick: models.UserNick | models.UserNickDict | Unset = UNSET,
        manager: models.User | models.UserDict | Unset = UNSET,
    ) -> models.User:
        """Send `PUT /users/{user_id}`.

        Returns:
            The user.

        Example:
            user = client.users.replace("user_id", id="id")
        """
        return self._send(
            operations.REPLACE,
            path={"user_id": user_id},
            body={
                "id": id,
                "region": region,
                "space": space,
                "deep": deep,
                "accented": accented,
                "chain": chain,
                "own": own,
                "nick": nick,
                "manager": manager,
            },
        )
