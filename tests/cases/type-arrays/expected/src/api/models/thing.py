"""The schema `Thing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Thing", "ThingDict"]


class Thing(Model, kw_only=True):
    """The schema `Thing`."""

    id: int


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ThingDict(TypedDict):
        """`Thing` as a dictionary."""

        id: int

else:
    ThingDict = dict
