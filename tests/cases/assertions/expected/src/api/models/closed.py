"""The schema `Closed`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Closed", "ClosedDict"]


class Closed(Model, kw_only=True):
    """The schema `Closed`."""

    base: str | Unset = UNSET
    more: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ClosedDict(TypedDict, total=False):
        """`Closed` as a dictionary."""

        base: str
        more: int

else:
    ClosedDict = dict
