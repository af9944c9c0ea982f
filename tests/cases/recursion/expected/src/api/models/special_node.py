"""The schema `SpecialNode`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class SpecialNode(Model, kw_only=True):
    """The schema `SpecialNode`."""

    name: str
    next: Node | Unset = UNSET
    previous: Node | None | Unset = UNSET
    special: SpecialNode | Unset = UNSET


class SpecialNodeDict(TypedDict):
    """`SpecialNode` as a dictionary."""

    name: str
    next: NotRequired[Node | NodeDict]
    previous: NotRequired[Node | NodeDict | None]
    special: NotRequired[SpecialNode | SpecialNodeDict]


# Down here, since models refer to each other in circles.
from .node import Node, NodeDict
