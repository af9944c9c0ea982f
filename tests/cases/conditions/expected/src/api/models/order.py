"""The schema `Order`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Order", "OrderDict"]


class Order(Model, kw_only=True):
    """The schema `Order`."""

    payment: Payment | Unset = UNSET
    address: Address | Unset = UNSET
    chain: Chain | Unset = UNSET
    pet: Pet | Unset = UNSET
    contact: Contact | Unset = UNSET
    amount: str | int | Unset = UNSET
    guest: Guest | Unset = UNSET
    delivery: Delivery | Unset = UNSET
    either: Either | Unset = UNSET
    event: Event | Unset = UNSET
    measure: float | str | None | Unset = UNSET
    maybe: Payment | None | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class OrderDict(TypedDict, total=False):
        """`Order` as a dictionary."""

        payment: Payment | PaymentDict
        address: Address | AddressDict
        chain: Chain | ChainDict
        pet: Pet | PetDict
        contact: Contact | Mapping[str, Any]
        amount: str | int
        guest: Guest | Mapping[str, Any]
        delivery: Delivery | DeliveryDict
        either: Either | EitherDict
        event: Event | EventDict
        measure: float | str | None
        maybe: Payment | PaymentDict | None

else:
    OrderDict = dict

# Down here, since models refer to each other in circles.
from .address import Address, AddressDict
from .chain import Chain, ChainDict
from .contact import Contact
from .delivery import Delivery, DeliveryDict
from .either import Either, EitherDict
from .event import Event, EventDict
from .guest import Guest
from .payment import Payment, PaymentDict
from .pet import Pet, PetDict
