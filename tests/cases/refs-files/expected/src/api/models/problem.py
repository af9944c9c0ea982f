"""The schema `Problem`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Problem", "ProblemDict"]


class Problem(Model, kw_only=True):
    """Not the problem of the other file."""

    here: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ProblemDict(TypedDict, total=False):
        """`Problem` as a dictionary."""

        here: bool

else:
    ProblemDict = dict
