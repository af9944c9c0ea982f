"""The schema `Cat`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Cat(Model, kw_only=True, rename={"pet_type": "petType"}):
    """The schema `Cat`."""

    pet_type: str
    name: str | Unset = UNSET
    lives: int | Unset = UNSET


class CatDict(TypedDict):
    """`Cat` as a dictionary."""

    petType: str
    name: NotRequired[str]
    lives: NotRequired[int]
