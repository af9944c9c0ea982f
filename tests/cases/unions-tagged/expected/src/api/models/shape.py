"""The schema `Shape`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Shape", "ShapeDict"]

if TYPE_CHECKING:
    Shape: TypeAlias = "Circle | Square"
    """A circle or a square, by `kind`."""
    ShapeDict: TypeAlias = "CircleDict | SquareDict"
    """What may be given for `Shape`."""
else:
    Shape = union(
        "Shape",
        lambda: (Circle, Square),
        tag="kind",
        mapping={"circle": 0, "round": 0, "square": 1},
        native=True,
    )
    ShapeDict = dict

# Down here, since models refer to each other in circles.
from .circle import Circle, CircleDict
from .square import Square, SquareDict
