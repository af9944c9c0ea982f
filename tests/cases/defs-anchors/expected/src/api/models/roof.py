"""The schema `Roof`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Roof", "RoofDict", "RoofTile", "RoofTileDict"]


class Roof(Model, kw_only=True):
    """The schema `Roof`."""

    tiles: list[RoofTile] | Unset = UNSET


class RoofTile(Model, kw_only=True):
    """The `Tile` of `Roof`."""

    color: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class RoofDict(TypedDict, total=False):
        """`Roof` as a dictionary."""

        tiles: Sequence[RoofTile | RoofTileDict]

    class RoofTileDict(TypedDict, total=False):
        """`RoofTile` as a dictionary."""

        color: str

else:
    RoofDict = dict
    RoofTileDict = dict
