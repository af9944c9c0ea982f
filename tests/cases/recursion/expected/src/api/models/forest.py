"""The schema `Forest`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Forest", "ForestDict", "ForestInline", "ForestInlineDict"]


class Forest(Model, kw_only=True):
    """The schema `Forest`."""

    node: Node | Unset = UNSET
    man: Man | Unset = UNSET
    folder: Folder | Unset = UNSET
    expression: Expression | Unset = UNSET
    special: SpecialNode | Unset = UNSET
    lists: Lists | Unset = UNSET
    maps: Maps | Unset = UNSET
    json: Json | None | Unset = UNSET
    open: OpenNode | Unset = UNSET
    inline: ForestInline | Unset = UNSET


class ForestInline(Model, kw_only=True):
    """The `inline` of `Forest`."""

    value: int | Unset = UNSET
    next: ForestInline | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ForestDict(TypedDict, total=False):
        """`Forest` as a dictionary."""

        node: Node | NodeDict
        man: Man | ManDict
        folder: Folder | FolderDict
        expression: Expression | ExpressionDict
        special: SpecialNode | SpecialNodeDict
        lists: Lists | ListsDict
        maps: Maps | MapsDict
        json: Json | JsonDict | None
        open: OpenNode | Mapping[str, Any]
        inline: ForestInline | ForestInlineDict

    class ForestInlineDict(TypedDict, total=False):
        """`ForestInline` as a dictionary."""

        value: int
        next: ForestInline | ForestInlineDict

else:
    ForestDict = dict
    ForestInlineDict = dict

# Down here, since models refer to each other in circles.
from .expression import Expression, ExpressionDict
from .folder import Folder, FolderDict
from .json import Json, JsonDict
from .lists import Lists, ListsDict
from .man import Man, ManDict
from .maps import Maps, MapsDict
from .node import Node, NodeDict
from .open_node import OpenNode
from .special_node import SpecialNode, SpecialNodeDict
