"""The schema `House`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "House",
    "HouseDict",
    "HouseDoor",
    "HouseDoorDict",
    "HouseStricter",
    "HouseStricterDict",
    "HouseWindow",
    "HouseWindowDict",
]


class House(Model, kw_only=True):
    """The schema `House`."""

    door: HouseDoor | Unset = UNSET
    window: HouseWindow | Unset = UNSET
    tree: Tree | Unset = UNSET
    identified: Roof | Unset = UNSET
    stricter: HouseStricter | Unset = UNSET
    """A window with panes."""

    described: HouseWindow | Unset = UNSET
    """The window to the street."""

    shared_name: GardenDoor | Unset = UNSET
    limited: str | Unset = UNSET
    """1 to 3 characters."""

    garden: Garden | Unset = UNSET


class HouseStricter(Model, kw_only=True):
    """A window with panes."""

    width: int | Unset = UNSET
    panes: int


class HouseDoor(Model, kw_only=True):
    """The `Door` of `House`."""

    color: str


class HouseWindow(Model, kw_only=True):
    """The `Window` of `House`."""

    width: int | Unset = UNSET
    panes: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class HouseDict(TypedDict, total=False):
        """`House` as a dictionary."""

        door: HouseDoor | HouseDoorDict
        window: HouseWindow | HouseWindowDict
        tree: Tree | TreeDict
        identified: Roof | RoofDict
        stricter: HouseStricter | HouseStricterDict
        described: HouseWindow | HouseWindowDict
        shared_name: GardenDoor | GardenDoorDict
        limited: str
        garden: Garden | GardenDict

    class HouseStricterDict(TypedDict):
        """`HouseStricter` as a dictionary."""

        width: NotRequired[int]
        panes: int

    class HouseDoorDict(TypedDict):
        """`HouseDoor` as a dictionary."""

        color: str

    class HouseWindowDict(TypedDict, total=False):
        """`HouseWindow` as a dictionary."""

        width: int
        panes: int

else:
    HouseDict = dict
    HouseStricterDict = dict
    HouseDoorDict = dict
    HouseWindowDict = dict

# Down here, since models refer to each other in circles.
from .garden import Garden, GardenDict, GardenDoor, GardenDoorDict
from .roof import Roof, RoofDict
from .tree import Tree, TreeDict
