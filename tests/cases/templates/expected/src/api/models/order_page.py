"""The schema `OrderPage`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "OrderPage",
    "OrderPageCursor",
    "OrderPageCursorDict",
    "OrderPageDict",
    "OrderPageMeta",
    "OrderPageMetaDict",
]


class OrderPage(Model, kw_only=True):
    """The schema `OrderPage`."""

    items: list[Order]
    first: Order | Unset = UNSET
    meta: OrderPageMeta | Unset = UNSET
    cursor: OrderPageCursor | Unset = UNSET
    next: OrderPage | Unset = UNSET


class OrderPageMeta(Model, kw_only=True):
    """The `meta` of `OrderPage`."""

    total: int | Unset = UNSET


class OrderPageCursor(Model, kw_only=True, rename={"from_": "from"}):
    """The `Cursor` of `OrderPage`."""

    from_: Order | Unset = UNSET
    position: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class OrderPageDict(TypedDict):
        """`OrderPage` as a dictionary."""

        items: Sequence[Order | OrderDict]
        first: NotRequired[Order | OrderDict]
        meta: NotRequired[OrderPageMeta | OrderPageMetaDict]
        cursor: NotRequired[OrderPageCursor | OrderPageCursorDict]
        next: NotRequired[OrderPage | OrderPageDict]

    class OrderPageMetaDict(TypedDict, total=False):
        """`OrderPageMeta` as a dictionary."""

        total: int

    OrderPageCursorDict = TypedDict(
        "OrderPageCursorDict", {"from": "Order | OrderDict", "position": "str"}, total=False
    )
    """`OrderPageCursor` as a dictionary."""
else:
    OrderPageDict = dict
    OrderPageMetaDict = dict
    OrderPageCursorDict = dict

# Down here, since models refer to each other in circles.
from .order import Order, OrderDict
