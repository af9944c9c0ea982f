"""The schema `Ünï`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Ünï", "ÜnïDict"]


class Ünï(Model, kw_only=True):
    """The schema `Ünï`."""

    u: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ÜnïDict(TypedDict, total=False):
        """`Ünï` as a dictionary."""

        u: int

else:
    ÜnïDict = dict
