"""The schema `pet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["PetObject", "PetObjectDict"]


class PetObject(Model, kw_only=True):
    """The schema `pet`."""

    a: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PetObjectDict(TypedDict, total=False):
        """`PetObject` as a dictionary."""

        a: str

else:
    PetObjectDict = dict
