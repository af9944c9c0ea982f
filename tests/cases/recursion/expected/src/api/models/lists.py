"""The schema `Lists`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import alias

__all__ = ["Lists", "ListsDict"]

if TYPE_CHECKING:
    Lists: TypeAlias = "list[Lists]"
    """The schema `Lists`."""
    ListsDict: TypeAlias = "Sequence[Lists | ListsDict]"
    """What may be given for `Lists`."""
else:
    Lists = alias("Lists", lambda: list[Lists])
    ListsDict = dict
