"""The schema `Silent`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Silent", "SilentDict"]


class Silent(Model, kw_only=True):
    """The schema `Silent`."""

    id: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SilentDict(TypedDict, total=False):
        """`Silent` as a dictionary."""

        id: int

else:
    SilentDict = dict
