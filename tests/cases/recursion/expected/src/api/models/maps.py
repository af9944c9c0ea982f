"""The schema `Maps`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import alias

__all__ = ["Maps", "MapsDict"]

if TYPE_CHECKING:
    Maps: TypeAlias = "dict[str, Maps]"
    """The schema `Maps`."""
    MapsDict: TypeAlias = "Mapping[str, Maps | MapsDict]"
    """What may be given for `Maps`."""
else:
    Maps = alias("Maps", lambda: dict[str, Maps])
    MapsDict = dict
