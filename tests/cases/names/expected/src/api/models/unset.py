"""The schema `Unset`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset as _Unset

__all__ = ["Unset", "UnsetDict"]


class Unset(Model, kw_only=True):
    """The schema `Unset`."""

    a: str | _Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UnsetDict(TypedDict, total=False):
        """`Unset` as a dictionary."""

        a: str

else:
    UnsetDict = dict
