"""The schema `Square`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Square", "SquareDict"]


class Square(Model, kw_only=True):
    """The schema `Square`."""

    kind: str
    side: float


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SquareDict(TypedDict):
        """`Square` as a dictionary."""

        kind: str
        side: float

else:
    SquareDict = dict
