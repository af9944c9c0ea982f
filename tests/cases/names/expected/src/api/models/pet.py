"""The schema `Pet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Pet", "PetDict"]


class Pet(Model, kw_only=True):
    """The schema `Pet`."""

    b: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PetDict(TypedDict, total=False):
        """`Pet` as a dictionary."""

        b: str

else:
    PetDict = dict
