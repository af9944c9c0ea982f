"""The schema `Roof`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Roof(Model, kw_only=True):
    """The schema `Roof`."""

    tiles: list[RoofTile] | Unset = UNSET


class RoofDict(TypedDict, total=False):
    """`Roof` as a dictionary."""

    tiles: Sequence[RoofTile | RoofTileDict]


class RoofTile(Model, kw_only=True):
    """The `Tile` of `Roof`."""

    color: str | Unset = UNSET


class RoofTileDict(TypedDict, total=False):
    """`RoofTile` as a dictionary."""

    color: str
