"""The schema `Dog`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Dog", "DogDict"]


class Dog(Model, kw_only=True):
    """The schema `Dog`."""

    kind: str
    lives: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class DogDict(TypedDict):
        """`Dog` as a dictionary."""

        kind: str
        lives: NotRequired[str]

else:
    DogDict = dict
