"""The schema `Tree`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Tree", "TreeDict"]


class Tree(Model, kw_only=True):
    """The schema `Tree`."""

    name: str | Unset = UNSET
    children: list[Tree] | Unset = UNSET
    by_name: dict[str, Tree] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class TreeDict(TypedDict, total=False):
        """`Tree` as a dictionary."""

        name: str
        children: Sequence[Tree | TreeDict]
        by_name: Mapping[str, Tree | TreeDict]

else:
    TreeDict = dict
