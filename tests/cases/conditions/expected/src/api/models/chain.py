"""The schema `Chain`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Chain",
    "ChainCash",
    "ChainCashDict",
    "ChainDict",
    "ChainOther",
    "ChainOtherDict",
    "ChainWire",
    "ChainWireDict",
]


class ChainWire(Model, kw_only=True):
    """The `wire` of `Chain`."""

    kind: Literal["wire"]
    iban: str | Unset = UNSET


class ChainCash(Model, kw_only=True):
    """The `cash` of `Chain`."""

    kind: Literal["cash"]
    counted: bool | Unset = UNSET


class ChainOther(Model, kw_only=True):
    """The `other` of `Chain`."""

    note: str | Unset = UNSET
    kind: Any | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ChainWireDict(TypedDict):
        """`ChainWire` as a dictionary."""

        kind: Literal["wire"]
        iban: NotRequired[str]

    class ChainCashDict(TypedDict):
        """`ChainCash` as a dictionary."""

        kind: Literal["cash"]
        counted: NotRequired[bool]

    class ChainOtherDict(TypedDict, total=False):
        """`ChainOther` as a dictionary."""

        note: str
        kind: Any

else:
    ChainWireDict = dict
    ChainCashDict = dict
    ChainOtherDict = dict

if TYPE_CHECKING:
    Chain: TypeAlias = "ChainWire | ChainCash | ChainOther"
    """The schema `Chain`."""
    ChainDict: TypeAlias = "ChainWireDict | ChainCashDict | ChainOtherDict"
    """What may be given for `Chain`."""
else:
    Chain = union(
        "Chain",
        lambda: (ChainWire, ChainCash, ChainOther),
        tag="kind",
        mapping={"wire": 0, "cash": 1},
        default=2,
        native=True,
    )
    ChainDict = dict
