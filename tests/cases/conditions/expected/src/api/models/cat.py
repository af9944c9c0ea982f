"""The schema `Cat`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Cat", "CatDict"]


class Cat(Model, kw_only=True):
    """The schema `Cat`."""

    kind: str
    lives: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CatDict(TypedDict):
        """`Cat` as a dictionary."""

        kind: str
        lives: NotRequired[int]

else:
    CatDict = dict
