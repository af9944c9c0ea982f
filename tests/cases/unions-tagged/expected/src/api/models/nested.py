"""The schema `Nested`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Nested", "NestedDict"]

if TYPE_CHECKING:
    Nested: TypeAlias = "Shape | Group"
    """The schema `Nested`."""
    NestedDict: TypeAlias = "ShapeDict | GroupDict"
    """What may be given for `Nested`."""
else:
    Nested = union(
        "Nested",
        lambda: (Shape, Group),
        tag="kind",
        mapping={"circle": 0, "round": 0, "square": 0, "group": 1},
    )
    NestedDict = dict

# Down here, since models refer to each other in circles.
from .group import Group, GroupDict
from .shape import Shape, ShapeDict
