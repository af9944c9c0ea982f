"""The schema `Pet`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = ["Pet", "PetBase", "PetBaseDict", "PetDict"]


class PetBase(Model, kw_only=True, rename={"pet_type": "petType"}):
    """The `base` of `Pet`."""

    pet_type: str
    name: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PetBaseDict(TypedDict):
        """`PetBase` as a dictionary."""

        petType: str
        name: NotRequired[str]

else:
    PetBaseDict = dict

if TYPE_CHECKING:
    Pet: TypeAlias = "Cat | Dog | PetBase"
    """The schema `Pet`."""
    PetDict: TypeAlias = "CatDict | DogDict | PetBaseDict"
    """What may be given for `Pet`."""
else:
    Pet = union(
        "Pet",
        lambda: (Cat, Dog, PetBase),
        tag="petType",
        mapping={"kitty": 0, "Dog": 1, "Pet": 2},
        default=2,
        native=True,
    )
    PetDict = dict

# Down here, since models refer to each other in circles.
from .cat import Cat, CatDict
from .dog import Dog, DogDict
