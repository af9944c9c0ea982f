"""`client.pets.toys`."""

from __future__ import annotations

from .. import models
from .._runtime.sync.client import Resource
from ..operations import pets_toys as operations


class PetsToys(Resource):
    """What pets play with. Reached as `client.pets.toys`."""

    def fetch(self, pet_id: str, name: str) -> models.Toy:
        """Fetch a toy."""
        return self._send(operations.FETCH, path={"id": pet_id, "name": name})
