"""The schema `Boxes`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Boxes", "BoxesDict", "BoxesR"]


class Boxes(Model, kw_only=True):
    """The schema `Boxes`."""

    left: str | Unset = UNSET
    right: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class BoxesDict(TypedDict, total=False):
        """`Boxes` as a dictionary."""

        left: str
        right: bool

else:
    BoxesDict = dict

BoxesR: TypeAlias = bool
"""The `r` of `Boxes`."""
