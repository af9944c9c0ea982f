"""`client.dogs`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .. import models
from .._runtime.sync.resource import Resource
from .._runtime.unset import UNSET, Unset
from ..operations import dogs as operations


class Dogs(Resource):
    """Available as `client.dogs`."""

    def replace(
        self,
        *,
        id: str,
        name: str,
        tags: Sequence[str],
        barks: bool,
        age: int | Unset = UNSET,
        sort: Literal["dog"] | Unset = UNSET,
        home: models.HomeWithCity | models.HomeWithCityDict | Unset = UNSET,
        notes: str | None | Unset = UNSET,
        owner: models.Owner | models.OwnerDict | Unset = UNSET,
        friend: models.Owner | models.OwnerDict | None | Unset = UNSET,
        limited: str | Unset = UNSET,
        stricter: models.DogStricter | models.DogStricterDict | Unset = UNSET,
        puppy: models.Puppy | models.PuppyDict | Unset = UNSET,
    ) -> models.Dog:
        """Send `PUT /dogs`.

        Args:
            name: What it is called.
            age: At least 0.
            owner: Who feeds it.
            limited: 2 to 4 characters.

        Returns:
            The dog, as it was sent.

        Example:
            dog = client.dogs.replace(id="id", name="name", tags=["tags"], barks=True)
        """
        return self._send(
            operations.REPLACE,
            body={
                "id": id,
                "name": name,
                "tags": tags,
                "barks": barks,
                "age": age,
                "sort": sort,
                "home": home,
                "notes": notes,
                "owner": owner,
                "friend": friend,
                "limited": limited,
                "stricter": stricter,
                "puppy": puppy,
            },
        )
