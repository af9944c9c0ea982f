"""The schema `Circle`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Circle", "CircleDict"]


class Circle(Model, kw_only=True):
    """The schema `Circle`."""

    kind: str
    radius: float


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CircleDict(TypedDict):
        """`Circle` as a dictionary."""

        kind: str
        radius: float

else:
    CircleDict = dict
