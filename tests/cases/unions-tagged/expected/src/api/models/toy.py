"""The schema `Toy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Toy", "ToyDict"]


class Toy(Model, kw_only=True, rename={"pet_type": "petType"}):
    """The schema `Toy`."""

    pet_type: str
    squeaks: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ToyDict(TypedDict):
        """`Toy` as a dictionary."""

        petType: str
        squeaks: NotRequired[bool]

else:
    ToyDict = dict
