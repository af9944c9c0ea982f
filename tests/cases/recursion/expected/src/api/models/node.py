"""The schema `Node`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Node", "NodeDict"]


class Node(Model, kw_only=True):
    """The schema `Node`."""

    name: str
    next: Node | Unset = UNSET
    previous: Node | None | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class NodeDict(TypedDict):
        """`Node` as a dictionary."""

        name: str
        next: NotRequired[Node | NodeDict]
        previous: NotRequired[Node | NodeDict | None]

else:
    NodeDict = dict
