"""The schema `Payment`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Payment",
    "PaymentDict",
    "PaymentHolder",
    "PaymentHolderDict",
    "PaymentLinesItem",
    "PaymentLinesItemDict",
]


class PaymentHolder(Model, kw_only=True):
    """The `holder` of `Payment`."""

    name: str | Unset = UNSET
    born: date | Unset = UNSET


class PaymentLinesItem(Model, kw_only=True):
    """The `item` of `Payment.lines`."""

    text: str | Unset = UNSET
    price: float | Unset = UNSET


class Payment(Model, kw_only=True):
    """The schema `Payment`."""

    method: Literal["card", "bank"] | str
    limit: int | Unset = UNSET
    holder: PaymentHolder | Unset = UNSET
    lines: list[PaymentLinesItem] | Unset = UNSET
    card_number: str | Unset = UNSET
    """The number on the front."""

    iban: str | Unset = UNSET
    verified: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PaymentHolderDict(TypedDict, total=False):
        """`PaymentHolder` as a dictionary."""

        name: str
        born: date | str

    class PaymentLinesItemDict(TypedDict, total=False):
        """`PaymentLinesItem` as a dictionary."""

        text: str
        price: float

    class PaymentDict(TypedDict):
        """`Payment` as a dictionary."""

        method: Literal["card", "bank"] | str
        limit: NotRequired[int]
        holder: NotRequired[PaymentHolder | PaymentHolderDict]
        lines: NotRequired[Sequence[PaymentLinesItem | PaymentLinesItemDict]]
        card_number: NotRequired[str]
        iban: NotRequired[str]
        verified: NotRequired[bool]

else:
    PaymentHolderDict = dict
    PaymentLinesItemDict = dict
    PaymentDict = dict
