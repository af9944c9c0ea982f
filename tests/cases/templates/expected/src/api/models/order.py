"""The schema `Order`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Order", "OrderDict"]


class Order(Model, kw_only=True):
    """The schema `Order`."""

    total: float


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class OrderDict(TypedDict):
        """`Order` as a dictionary."""

        total: float

else:
    OrderDict = dict
