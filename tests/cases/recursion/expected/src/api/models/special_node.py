"""The schema `SpecialNode`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["SpecialNode", "SpecialNodeDict"]


class SpecialNode(Model, kw_only=True):
    """The schema `SpecialNode`."""

    name: str
    next: Node | Unset = UNSET
    previous: Node | None | Unset = UNSET
    special: SpecialNode | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SpecialNodeDict(TypedDict):
        """`SpecialNode` as a dictionary."""

        name: str
        next: NotRequired[Node | NodeDict]
        previous: NotRequired[Node | NodeDict | None]
        special: NotRequired[SpecialNode | SpecialNodeDict]

else:
    SpecialNodeDict = dict

# Down here, since models refer to each other in circles.
from .node import Node, NodeDict
