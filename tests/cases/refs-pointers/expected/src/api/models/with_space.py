"""The schema `with space`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["WithSpace", "WithSpaceDeep", "WithSpaceDeepDict", "WithSpaceDict"]


class WithSpace(Model, kw_only=True):
    """The schema `with space`."""

    deep: WithSpaceDeep | Unset = UNSET


class WithSpaceDeep(Model, kw_only=True):
    """The `deep` of `with space`."""

    n: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class WithSpaceDict(TypedDict, total=False):
        """`WithSpace` as a dictionary."""

        deep: WithSpaceDeep | WithSpaceDeepDict

    class WithSpaceDeepDict(TypedDict, total=False):
        """`WithSpaceDeep` as a dictionary."""

        n: int

else:
    WithSpaceDict = dict
    WithSpaceDeepDict = dict
