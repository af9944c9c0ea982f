"""`client.films.actors`."""

from __future__ import annotations

from .._runtime.sync.resource import Resource
from ..operations import films_actors as operations


class FilmsActors(Resource):
    """Available as `client.films.actors`."""

    def find(self) -> None:
        """Send `GET /speakeasy`.

        Example:
            client.films.actors.find()
        """
        return self._send(operations.FIND)
