"""`client.things`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import things as operations


class Things(Resource):
    """Available as `client.things`."""

    def create(self, *, odd: str | Unset = UNSET, name: str | Unset = UNSET) -> models.Thing:
        """Send `POST /things`.

        Returns:
            The thing.

        Example:
            thing = client.things.create()
        """
        return self._send(operations.CREATE, headers={"X-Very-Odd": odd}, body={"nm": name})
