"""The schema `PET`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["PET", "PETDict"]


class PET(Model, kw_only=True):
    """The schema `PET`."""

    c: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PETDict(TypedDict, total=False):
        """`PET` as a dictionary."""

        c: str

else:
    PETDict = dict
