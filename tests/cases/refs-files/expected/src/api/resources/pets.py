"""`client.pets`."""

from __future__ import annotations

import builtins

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import pets as operations


class Pets(Resource):
    """Available as `client.pets`."""

    def list(self, *, limit: int | Unset = UNSET) -> builtins.list[models.Pet]:
        """Send `GET /pets`.

        Returns:
            Pets.

        Raises:
            APIStatusError: What went wrong.

        Example:
            pets = client.pets.list()
        """
        return self._send(operations.LIST, query={"limit": limit})

    def replace(
        self,
        pet_id: str,
        *,
        name: str,
        owner: models.Owner | models.OwnerDict | Unset = UNSET,
        toy: models.Toy | models.ToyDict | Unset = UNSET,
        food: models.Food | models.FoodDict | Unset = UNSET,
        friend: models.Pet | models.PetDict | Unset = UNSET,
        chip: models.Chip | models.ChipDict | Unset = UNSET,
        problem: models.CommonProblem | models.CommonProblemDict | Unset = UNSET,
        other_problem: models.Problem | models.ProblemDict | Unset = UNSET,
        vet: models.Vet | models.VetDict | Unset = UNSET,
    ) -> models.Pet:
        """Send `PUT /pets/{id}`.

        Returns:
            The pet.

        Example:
            pet = client.pets.replace("pet_id", name="name")
        """
        return self._send(
            operations.REPLACE,
            path={"id": pet_id},
            body={
                "name": name,
                "owner": owner,
                "toy": toy,
                "food": food,
                "friend": friend,
                "chip": chip,
                "problem": problem,
                "other_problem": other_problem,
                "vet": vet,
            },
        )
