"""What belongs to the operation `createPet` alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["CreatePetRequestHome", "CreatePetRequestHomeDict"]


class CreatePetRequestHome(Model, kw_only=True):
    """The `home` of `createPet.request`."""

    city: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CreatePetRequestHomeDict(TypedDict, total=False):
        """`CreatePetRequestHome` as a dictionary."""

        city: str

else:
    CreatePetRequestHomeDict = dict
