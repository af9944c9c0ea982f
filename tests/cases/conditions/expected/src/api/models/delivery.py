"""The schema `Delivery`, and what it is made of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Delivery", "DeliveryDict", "DeliveryWindow", "DeliveryWindowDict"]


class Delivery(Model, kw_only=True):
    """The schema `Delivery`."""

    express: bool | Unset = UNSET
    by: date | Unset = UNSET
    window: DeliveryWindow | Unset = UNSET


class DeliveryWindow(Model, kw_only=True):
    """The `window` of `Delivery`."""

    days: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class DeliveryDict(TypedDict, total=False):
        """`Delivery` as a dictionary."""

        express: bool
        by: date | str
        window: DeliveryWindow | DeliveryWindowDict

    class DeliveryWindowDict(TypedDict, total=False):
        """`DeliveryWindow` as a dictionary."""

        days: int

else:
    DeliveryDict = dict
    DeliveryWindowDict = dict
