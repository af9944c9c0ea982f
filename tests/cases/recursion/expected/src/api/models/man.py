"""The schema `Man`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Man", "ManDict"]


class Man(Model, kw_only=True):
    """The schema `Man`."""

    wife: Woman | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ManDict(TypedDict, total=False):
        """`Man` as a dictionary."""

        wife: Woman | WomanDict

else:
    ManDict = dict

# Down here, since models refer to each other in circles.
from .woman import Woman, WomanDict
