"""`client.logins`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import logins as operations


class Logins(Resource):
    """Available as `client.logins`."""

    def create(self, *, name: str, token: str | Unset = UNSET) -> None:
        """Send `POST /logins`.

        Example:
            client.logins.create(name="name")
        """
        return self._send(operations.CREATE, body={"name": name, "token": token})
