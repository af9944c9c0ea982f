"""The schema `Pet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Pet", "PetDict"]

if TYPE_CHECKING:
    Pet: TypeAlias = "Cat | Dog"
    """The schema `Pet`."""
    PetDict: TypeAlias = "CatDict | DogDict"
    """What may be given for `Pet`."""
else:
    Pet = union("Pet", lambda: (Cat, Dog), tag="kind", mapping={"cat": 0}, default=1, native=True)
    PetDict = dict

# Down here, since models refer to each other in circles.
from .cat import Cat, CatDict
from .dog import Dog, DogDict
