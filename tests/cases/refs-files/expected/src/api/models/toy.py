"""The schema `Toy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Toy", "ToyDict"]


class Toy(Model, kw_only=True):
    """The schema `Toy`."""

    color: Literal["red", "blue"] | str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ToyDict(TypedDict, total=False):
        """`Toy` as a dictionary."""

        color: Literal["red", "blue"] | str

else:
    ToyDict = dict
