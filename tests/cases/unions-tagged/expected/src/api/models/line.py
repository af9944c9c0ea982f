"""The schema `Line`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Line", "LineDict"]


class Line(Model, kw_only=True):
    """The schema `Line`."""

    kind: str
    length: float | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LineDict(TypedDict):
        """`Line` as a dictionary."""

        kind: str
        length: NotRequired[float]

else:
    LineDict = dict
