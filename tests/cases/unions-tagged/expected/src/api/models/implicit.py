"""The schema `Implicit`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Implicit", "ImplicitDict"]

if TYPE_CHECKING:
    Implicit: TypeAlias = "Circle | Line"
    """The schema `Implicit`."""
    ImplicitDict: TypeAlias = "CircleDict | LineDict"
    """What may be given for `Implicit`."""
else:
    Implicit = union(
        "Implicit",
        lambda: (Circle, Line),
        tag="kind",
        mapping={"Circle": 0, "Line": 1},
        native=True,
    )
    ImplicitDict = dict

# Down here, since models refer to each other in circles.
from .circle import Circle, CircleDict
from .line import Line, LineDict
