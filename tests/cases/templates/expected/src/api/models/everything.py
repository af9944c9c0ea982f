"""The schema `Everything`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Everything", "EverythingDict"]


class Everything(Model, kw_only=True):
    """The schema `Everything`."""

    users: UserPage | Unset = UNSET
    orders: OrderPage | Unset = UNSET
    anything: Page | Unset = UNSET
    counted: CountedPage | Unset = UNSET
    tree: Tree | Unset = UNSET
    painted: PaintedTree | Unset = UNSET
    forest: Forest | Unset = UNSET
    boxes: Boxes | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class EverythingDict(TypedDict, total=False):
        """`Everything` as a dictionary."""

        users: UserPage | UserPageDict
        orders: OrderPage | OrderPageDict
        anything: Page | PageDict
        counted: CountedPage | CountedPageDict
        tree: Tree | TreeDict
        painted: PaintedTree | PaintedTreeDict
        forest: Forest | ForestDict
        boxes: Boxes | BoxesDict

else:
    EverythingDict = dict

# Down here, since models refer to each other in circles.
from .boxes import Boxes, BoxesDict
from .counted_page import CountedPage, CountedPageDict
from .forest import Forest, ForestDict
from .order_page import OrderPage, OrderPageDict
from .page import Page, PageDict
from .painted_tree import PaintedTree, PaintedTreeDict
from .tree import Tree, TreeDict
from .user_page import UserPage, UserPageDict
