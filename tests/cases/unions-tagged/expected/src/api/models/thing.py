"""The schema `Thing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Thing", "ThingDict"]

if TYPE_CHECKING:
    Thing: TypeAlias = "Pet | Toy | Shape"
    """The schema `Thing`."""
    ThingDict: TypeAlias = "PetDict | ToyDict | ShapeDict"
    """What may be given for `Thing`."""
else:
    Thing = union(
        "Thing",
        lambda: (Pet, Toy, Shape),
        tag="petType",
        mapping={"Pet": 0, "kitty": 0, "Dog": 0, "toy": 1, "shape": 2},
    )
    ThingDict = dict

# Down here, since models refer to each other in circles.
from .pet import Pet, PetDict
from .shape import Shape, ShapeDict
from .toy import Toy, ToyDict
