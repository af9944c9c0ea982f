"""The schema `Garden`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Garden", "GardenDict", "GardenDoor", "GardenDoorDict"]


class Garden(Model, kw_only=True):
    """The schema `Garden`."""

    gate: GardenDoor | Unset = UNSET


class GardenDoor(Model, kw_only=True):
    """The `Door` of `Garden`."""

    locked: bool


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class GardenDict(TypedDict, total=False):
        """`Garden` as a dictionary."""

        gate: GardenDoor | GardenDoorDict

    class GardenDoorDict(TypedDict):
        """`GardenDoor` as a dictionary."""

        locked: bool

else:
    GardenDict = dict
    GardenDoorDict = dict
