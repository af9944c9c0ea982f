"""The schema `Large`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Large", "LargeDict"]


class Large(Model, kw_only=True):
    """The schema `Large`."""

    size: int
    """At least 100."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LargeDict(TypedDict):
        """`Large` as a dictionary."""

        size: int

else:
    LargeDict = dict
