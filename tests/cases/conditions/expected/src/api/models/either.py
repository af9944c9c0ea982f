"""The schema `Either`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = ["Either", "EitherA", "EitherADict", "EitherB", "EitherBDict", "EitherDict"]


class EitherA(Model, kw_only=True):
    """The `a` of `Either`."""

    a: int
    more: bool | Unset = UNSET


class EitherB(Model, kw_only=True):
    """The `b` of `Either`."""

    b: str
    more: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class EitherADict(TypedDict):
        """`EitherA` as a dictionary."""

        a: int
        more: NotRequired[bool]

    class EitherBDict(TypedDict):
        """`EitherB` as a dictionary."""

        b: str
        more: NotRequired[bool]

else:
    EitherADict = dict
    EitherBDict = dict

if TYPE_CHECKING:
    Either: TypeAlias = "EitherA | EitherB"
    """The schema `Either`."""
    EitherDict: TypeAlias = "EitherADict | EitherBDict"
    """What may be given for `Either`."""
else:
    Either = union("Either", lambda: (EitherA, EitherB), native=True)
    EitherDict = dict
