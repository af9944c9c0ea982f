"""The schema `Tree`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Tree", "TreeDict"]


class Tree(Model, kw_only=True):
    """The schema `Tree`."""

    name: str
    children: list[Tree] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class TreeDict(TypedDict):
        """`Tree` as a dictionary."""

        name: str
        children: NotRequired[Sequence[Tree | TreeDict]]

else:
    TreeDict = dict
