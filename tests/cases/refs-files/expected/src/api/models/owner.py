"""The schema `Owner`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Owner", "OwnerDict"]


class Owner(Model, kw_only=True):
    """The schema `Owner`."""

    name: str
    pets: list[Pet] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class OwnerDict(TypedDict):
        """`Owner` as a dictionary."""

        name: str
        pets: NotRequired[Sequence[Pet | PetDict]]

else:
    OwnerDict = dict

# Down here, since models refer to each other in circles.
from .pet import Pet, PetDict
