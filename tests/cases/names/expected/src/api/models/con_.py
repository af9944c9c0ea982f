"""The schema `CON`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["CON", "CONDict"]


class CON(Model, kw_only=True):
    """The schema `CON`."""

    a: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CONDict(TypedDict, total=False):
        """`CON` as a dictionary."""

        a: str

else:
    CONDict = dict
