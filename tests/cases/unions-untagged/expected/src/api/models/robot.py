"""The schema `Robot`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Robot", "RobotDict"]


class Robot(Model, kw_only=True):
    """The schema `Robot`."""

    name: str
    model: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class RobotDict(TypedDict):
        """`Robot` as a dictionary."""

        name: str
        model: str

else:
    RobotDict = dict
