"""`client.pets`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import pets as operations


class Pets(Resource):
    """Animals that live with people. Available as `client.pets`."""

    def list(self) -> builtins.list[models.Pet]:
        """Send `GET /pets`.

        Returns:
            The pets.

        Raises:
            APIStatusError: Something is wrong.

        Example:
            pets = client.pets.list()
        """
        return self._send(operations.LIST)

    def create(
        self,
        *,
        name: str,
        home: models.CreatePetRequestHome | models.CreatePetRequestHomeDict | Unset = UNSET,
        vet: models.Vet | models.VetDict | Unset = UNSET,
    ) -> models.Pet:
        """Send `POST /pets`.

        Returns:
            The pet.

        Example:
            pet = client.pets.create(name="name")
        """
        return self._send(operations.CREATE, body={"name": name, "home": home, "vet": vet})

    def get(self, pet_id: str) -> models.Pet:
        """Send `GET /pets/{id}`.

        Returns:
            The pet.

        Raises:
            NotFoundError: Something is wrong.

        Example:
            pet = client.pets.get("pet_id")
        """
        return self._send(operations.GET, path={"id": pet_id})
