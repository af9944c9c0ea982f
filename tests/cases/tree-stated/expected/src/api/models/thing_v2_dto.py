"""The schema `Thing_v2_DTO`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Thing", "ThingDict"]


class Thing(Model, kw_only=True, rename={"name": "nm"}):
    """The schema `Thing`."""

    name: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ThingDict(TypedDict, total=False):
        """`Thing` as a dictionary."""

        nm: str

else:
    ThingDict = dict
