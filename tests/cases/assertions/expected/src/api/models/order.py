"""The schema `Order`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Order", "OrderDict"]


class Order(Model, kw_only=True):
    """The schema `Order`."""

    id: str
    paid_by: str | Unset = UNSET
    card: str | Unset = UNSET
    codes: list[int] | Unset = UNSET
    labels: dict[str, str] | Unset = UNSET
    closed: Closed | Unset = UNSET
    pairs: tuple[str, int] | Unset = UNSET
    not_text: Any | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class OrderDict(TypedDict):
        """`Order` as a dictionary."""

        id: str
        paid_by: NotRequired[str]
        card: NotRequired[str]
        codes: NotRequired[Sequence[int]]
        labels: NotRequired[Mapping[str, str]]
        closed: NotRequired[Closed | ClosedDict]
        pairs: NotRequired[tuple[str, int]]
        not_text: NotRequired[Any]

else:
    OrderDict = dict

# Down here, since models refer to each other in circles.
from .closed import Closed, ClosedDict
