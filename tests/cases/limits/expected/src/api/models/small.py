"""The schema `Small`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Small", "SmallDict"]


class Small(Model, kw_only=True):
    """The schema `Small`."""

    size: int
    """At most 10."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SmallDict(TypedDict):
        """`Small` as a dictionary."""

        size: int

else:
    SmallDict = dict
