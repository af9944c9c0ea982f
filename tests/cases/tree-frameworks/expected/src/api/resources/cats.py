"""`client.cats`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import cats as operations


class Cats(Resource):
    """Available as `client.cats`."""

    def find_all(self) -> None:
        """Send `GET /cats`.

        Example:
            client.cats.find_all()
        """
        return self._send(operations.FIND_ALL)
