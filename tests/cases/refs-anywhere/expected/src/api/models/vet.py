"""The schema `vet`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Vet", "VetDict"]


class Vet(Model, kw_only=True):
    """The schema `vet`."""

    phone: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class VetDict(TypedDict, total=False):
        """`Vet` as a dictionary."""

        phone: str

else:
    VetDict = dict
