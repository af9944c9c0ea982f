"""The schema `Third`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Third", "ThirdDict"]


class Third(Model, kw_only=True):
    """The schema `Third`."""

    n: int


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ThirdDict(TypedDict):
        """`Third` as a dictionary."""

        n: int

else:
    ThirdDict = dict
