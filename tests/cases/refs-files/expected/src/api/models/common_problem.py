"""The schema `Problem`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["CommonProblem", "CommonProblemDict"]


class CommonProblem(Model, kw_only=True):
    """The schema `Problem`."""

    there: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CommonProblemDict(TypedDict, total=False):
        """`CommonProblem` as a dictionary."""

        there: bool

else:
    CommonProblemDict = dict
