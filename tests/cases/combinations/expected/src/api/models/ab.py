"""The schema `AB`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ABA", "ABADict", "ABB", "ABBDict"]


class ABA(Model, kw_only=True):
    """The `A` of `AB`."""

    extra: int | Unset = UNSET
    k: str
    a: int


class ABB(Model, kw_only=True):
    """The `B` of `AB`."""

    extra: int | Unset = UNSET
    k: str
    b: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ABADict(TypedDict):
        """`ABA` as a dictionary."""

        extra: NotRequired[int]
        k: str
        a: int

    class ABBDict(TypedDict):
        """`ABB` as a dictionary."""

        extra: NotRequired[int]
        k: str
        b: str

else:
    ABADict = dict
    ABBDict = dict
