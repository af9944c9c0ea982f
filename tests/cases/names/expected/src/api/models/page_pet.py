"""The schema `Page[Pet]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["PagePet", "PagePetDict"]


class PagePet(Model, kw_only=True):
    """The schema `Page[Pet]`."""

    items: list[Pet] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PagePetDict(TypedDict, total=False):
        """`PagePet` as a dictionary."""

        items: Sequence[Pet | PetDict]

else:
    PagePetDict = dict

# Down here, since models refer to each other in circles.
from .pet import Pet, PetDict
