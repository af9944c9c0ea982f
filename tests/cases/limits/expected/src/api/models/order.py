"""The schema `Order`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = ["Order", "OrderDict", "OrderPart", "OrderPartDict"]


class Order(Model, kw_only=True):
    """The schema `Order`."""

    id: str
    note: str | Unset = UNSET
    """1 to 8 characters."""

    email: str | Unset = UNSET
    code: str | Unset = UNSET
    """2 to 6 characters."""

    amount: float | Unset = UNSET
    """At least 0. Less than 1000. A multiple of 0.5."""

    quantity: int | Unset = UNSET
    state: State | Unset = UNSET
    colour: Literal["red", "green"] | str | Unset = UNSET
    tags: list[str] | Unset = UNSET
    """1 to 3 items. Items are unique."""

    counts: dict[str, int] | Unset = UNSET
    server: str | None | Unset = UNSET
    length: int | str | Unset = UNSET
    part: OrderPart | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class OrderDict(TypedDict):
        """`Order` as a dictionary."""

        id: str
        note: NotRequired[str]
        email: NotRequired[str]
        code: NotRequired[str]
        amount: NotRequired[float]
        quantity: NotRequired[int]
        state: NotRequired[State]
        colour: NotRequired[Literal["red", "green"] | str]
        tags: NotRequired[Sequence[str]]
        counts: NotRequired[Mapping[str, int]]
        server: NotRequired[str | None]
        length: NotRequired[int | str]
        part: NotRequired[OrderPart | OrderPartDict]

else:
    OrderDict = dict

if TYPE_CHECKING:
    OrderPart: TypeAlias = "Small | Large"
    """The `part` of `Order`."""
    OrderPartDict: TypeAlias = "SmallDict | LargeDict"
    """What may be given for `OrderPart`."""
else:
    OrderPart = union("OrderPart", lambda: (Small, Large), native=True)
    OrderPartDict = dict

# Down here, since models refer to each other in circles.
from .large import Large, LargeDict
from .small import Small, SmallDict
from .state import State
