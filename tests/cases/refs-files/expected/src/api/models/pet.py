"""The schema `pet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Pet", "PetDict"]


class Pet(Model, kw_only=True):
    """An animal at home."""

    name: str
    owner: Owner | Unset = UNSET
    toy: Toy | Unset = UNSET
    food: Food | Unset = UNSET
    friend: Pet | Unset = UNSET
    chip: Chip | Unset = UNSET
    problem: CommonProblem | Unset = UNSET
    other_problem: Problem | Unset = UNSET
    vet: Vet | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PetDict(TypedDict):
        """`Pet` as a dictionary."""

        name: str
        owner: NotRequired[Owner | OwnerDict]
        toy: NotRequired[Toy | ToyDict]
        food: NotRequired[Food | FoodDict]
        friend: NotRequired[Pet | PetDict]
        chip: NotRequired[Chip | ChipDict]
        problem: NotRequired[CommonProblem | CommonProblemDict]
        other_problem: NotRequired[Problem | ProblemDict]
        vet: NotRequired[Vet | VetDict]

else:
    PetDict = dict

# Down here, since models refer to each other in circles.
from .chip import Chip, ChipDict
from .common_problem import CommonProblem, CommonProblemDict
from .food import Food, FoodDict
from .owner import Owner, OwnerDict
from .problem import Problem, ProblemDict
from .toy import Toy, ToyDict
from .vet import Vet, VetDict
