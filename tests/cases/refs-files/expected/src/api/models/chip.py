"""The schema `Chip`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Chip", "ChipDict"]


class Chip(Model, kw_only=True):
    """The schema `Chip`."""

    number: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ChipDict(TypedDict, total=False):
        """`Chip` as a dictionary."""

        number: int

else:
    ChipDict = dict
