"""The schema `Woman`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Woman", "WomanDict"]


class Woman(Model, kw_only=True):
    """The schema `Woman`."""

    husband: Man | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class WomanDict(TypedDict, total=False):
        """`Woman` as a dictionary."""

        husband: Man | ManDict

else:
    WomanDict = dict

# Down here, since models refer to each other in circles.
from .man import Man, ManDict
