"""The schema `Garden`, and what it is made of."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class GardenDoor(Model, kw_only=True):
    """The `Door` of `Garden`."""

    locked: bool


class GardenDoorDict(TypedDict):
    """`GardenDoor` as a dictionary."""

    locked: bool


class Garden(Model, kw_only=True):
    """The schema `Garden`."""

    gate: GardenDoor | Unset = UNSET


class GardenDict(TypedDict, total=False):
    """`Garden` as a dictionary."""

    gate: GardenDoor | GardenDoorDict
