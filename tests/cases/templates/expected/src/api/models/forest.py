"""The schema `Forest`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Forest", "ForestDict"]


class Forest(Model, kw_only=True):
    """The schema `Forest`."""

    plants: list[Forest] | Unset = UNSET
    height: int | Unset = UNSET
    density: float | Unset = UNSET
    owner: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ForestDict(TypedDict, total=False):
        """`Forest` as a dictionary."""

        plants: Sequence[Forest | ForestDict]
        height: int
        density: float
        owner: str

else:
    ForestDict = dict
