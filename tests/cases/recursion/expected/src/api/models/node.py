"""The schema `Node`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Node(Model, kw_only=True):
    """The schema `Node`."""

    name: str
    next: Node | Unset = UNSET
    previous: Node | None | Unset = UNSET


class NodeDict(TypedDict):
    """`Node` as a dictionary."""

    name: str
    next: NotRequired[Node | NodeDict]
    previous: NotRequired[Node | NodeDict | None]
