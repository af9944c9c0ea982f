"""The schema `Food`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Food", "FoodDict"]


class Food(Model, kw_only=True):
    """The schema `Food`."""

    grams: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class FoodDict(TypedDict, total=False):
        """`Food` as a dictionary."""

        grams: int

else:
    FoodDict = dict
