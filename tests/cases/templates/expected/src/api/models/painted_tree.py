"""The schema `PaintedTree`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["PaintedTree", "PaintedTreeDict"]


class PaintedTree(Model, kw_only=True):
    """The schema `PaintedTree`."""

    name: str | Unset = UNSET
    children: list[PaintedTree] | Unset = UNSET
    by_name: dict[str, PaintedTree] | Unset = UNSET
    color: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PaintedTreeDict(TypedDict):
        """`PaintedTree` as a dictionary."""

        name: NotRequired[str]
        children: NotRequired[Sequence[PaintedTree | PaintedTreeDict]]
        by_name: NotRequired[Mapping[str, PaintedTree | PaintedTreeDict]]
        color: str

else:
    PaintedTreeDict = dict
