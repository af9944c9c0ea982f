"""The schema `Shirt`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Shirt", "ShirtDict"]


class Shirt(Model, kw_only=True):
    """The schema `Shirt`."""

    size: Size
    """Default: `"M"`."""

    color: Literal["red", "green", "blue"] | str | Unset = UNSET
    """What it looks like."""

    fit: Literal["slim", "regular", "loose"] | str | None | Unset = UNSET
    grade: Literal[1, 2, 3] | int | Unset = UNSET
    weight: float | Unset = UNSET
    washed: bool | Unset = UNSET
    mixed: Literal["none"] | bool | str | float | None | Unset = UNSET
    only: Literal["cotton"] | Unset = UNSET
    status: Status | None | Unset = UNSET
    colliding: Colliding | Unset = UNSET
    level: Level | Unset = UNSET
    documented: Documented | Unset = UNSET
    extensible: Literal["small", "large"] | str | Unset = UNSET
    country: Country | Unset = UNSET
    unquoted: Literal["1", "2.5", "true"] | str | Unset = UNSET
    structured: dict[str, Any] | Unset = UNSET
    tags: list[Status | None] | Unset = UNSET
    by_status: dict[str, Status | None] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ShirtDict(TypedDict):
        """`Shirt` as a dictionary."""

        size: Size
        color: NotRequired[Literal["red", "green", "blue"] | str]
        fit: NotRequired[Literal["slim", "regular", "loose"] | str | None]
        grade: NotRequired[Literal[1, 2, 3] | int]
        weight: NotRequired[float]
        washed: NotRequired[bool]
        mixed: NotRequired[Literal["none"] | bool | str | float | None]
        only: NotRequired[Literal["cotton"]]
        status: NotRequired[Status | None]
        colliding: NotRequired[Colliding]
        level: NotRequired[Level]
        documented: NotRequired[Documented]
        extensible: NotRequired[Literal["small", "large"] | str]
        country: NotRequired[Country]
        unquoted: NotRequired[Literal["1", "2.5", "true"] | str]
        structured: NotRequired[Mapping[str, Any]]
        tags: NotRequired[Sequence[Status | None]]
        by_status: NotRequired[Mapping[str, Status | None]]

else:
    ShirtDict = dict

# Down here, since models refer to each other in circles.
from .colliding import Colliding
from .country import Country
from .documented import Documented
from .level import Level
from .size import Size
from .status import Status
