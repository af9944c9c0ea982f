"""`client.pets.toys`."""

from __future__ import annotations

from .. import models
from .._runtime.aio.client import AsyncResource
from ..operations import pets_toys as operations


class AsyncPetsToys(AsyncResource):
    """What pets play with. Reached as `client.pets.toys`."""

    async def fetch(self, pet_id: str, name: str) -> models.Toy:
        """Fetch a toy."""
        return await self._send(operations.FETCH, path={"id": pet_id, "name": name})
