"""The schema `Dog`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Dog", "DogDict"]


class Dog(Model, kw_only=True, rename={"pet_type": "petType"}):
    """The schema `Dog`."""

    pet_type: str
    name: str | Unset = UNSET
    barks: bool


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class DogDict(TypedDict):
        """`Dog` as a dictionary."""

        petType: str
        name: NotRequired[str]
        barks: bool

else:
    DogDict = dict
