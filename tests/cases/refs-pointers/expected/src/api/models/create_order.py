"""What belongs to the operation `createOrder` alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "CreateOrderRequest",
    "CreateOrderRequestDict",
    "CreateOrderRequestLinesItem",
    "CreateOrderRequestLinesItemDict",
    "CreateOrderResponse",
]


class CreateOrderRequestLinesItem(Model, kw_only=True):
    """The `item` of `createOrder.request.lines`."""

    sku: str


class CreateOrderRequest(Model, kw_only=True):
    """The `request` of `createOrder`."""

    lines: list[CreateOrderRequestLinesItem]
    id: str | Unset = UNSET


class CreateOrderResponse(Model, kw_only=True):
    """The `response` of `createOrder`."""

    order: CreateOrderRequest | Unset = UNSET
    first: CreateOrderRequestLinesItem | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CreateOrderRequestLinesItemDict(TypedDict):
        """`CreateOrderRequestLinesItem` as a dictionary."""

        sku: str

    class CreateOrderRequestDict(TypedDict):
        """`CreateOrderRequest` as a dictionary."""

        lines: Sequence[CreateOrderRequestLinesItem | CreateOrderRequestLinesItemDict]
        id: NotRequired[str]

else:
    CreateOrderRequestLinesItemDict = dict
    CreateOrderRequestDict = dict
