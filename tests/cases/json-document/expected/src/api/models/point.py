"""The schema `Point`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Point", "PointDict"]


class Point(Model, kw_only=True):
    """The schema `Point`."""

    x: float
    """More than 0."""

    label: str | None | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PointDict(TypedDict):
        """`Point` as a dictionary."""

        x: float
        label: NotRequired[str | None]

else:
    PointDict = dict
