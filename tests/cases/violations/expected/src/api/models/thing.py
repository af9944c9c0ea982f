"""The schema `Thing`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Thing", "ThingDict"]


class Thing(Model, kw_only=True):
    """The schema `Thing`."""

    id: str
    size: int | Unset = UNSET
    """At least 1. Default: `0`."""

    color: Literal["red", "blue"] | str | Unset = UNSET
    """Default: `"green"`."""

    flagged: str | Unset = UNSET
    broken_pattern: str | Unset = UNSET
    twice: Literal["a"] | Unset = UNSET
    maybe: str | None | Unset = UNSET
    unknown: Any


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ThingDict(TypedDict):
        """`Thing` as a dictionary."""

        id: str
        size: NotRequired[int]
        color: NotRequired[Literal["red", "blue"] | str]
        flagged: NotRequired[str]
        broken_pattern: NotRequired[str]
        twice: NotRequired[Literal["a"]]
        maybe: NotRequired[str | None]
        unknown: Any

else:
    ThingDict = dict
