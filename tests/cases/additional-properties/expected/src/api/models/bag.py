"""The schema `Bag`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Bag",
    "BagDict",
    "BagEmpty",
    "BagEmptyDict",
    "BagInlineMapValue",
    "BagInlineMapValueDict",
]


class Bag(Model, kw_only=True):
    """The schema `Bag`."""

    open: Open | Unset = UNSET
    closed: Closed | Unset = UNSET
    typed: Typed | Unset = UNSET
    silent: Silent | Unset = UNSET
    any_map: dict[str, Any] | Unset = UNSET
    true_map: dict[str, Any] | Unset = UNSET
    int_map: dict[str, int] | Unset = UNSET
    thing_map: dict[str, Silent] | Unset = UNSET
    """Things by their names."""

    map_of_maps: dict[str, dict[str, list[str]]] | Unset = UNSET
    maybe_map: dict[str, str | None] | None | Unset = UNSET
    inline_map: dict[str, BagInlineMapValue] | Unset = UNSET
    empty: BagEmpty | Unset = UNSET


class BagInlineMapValue(Model, kw_only=True):
    """The `value` of `Bag.inline_map`."""

    n: int


class BagEmpty(Model, kw_only=True):
    """The `empty` of `Bag`."""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class BagDict(TypedDict, total=False):
        """`Bag` as a dictionary."""

        open: Open | Mapping[str, Any]
        closed: Closed | ClosedDict
        typed: Typed | Mapping[str, Any]
        silent: Silent | SilentDict
        any_map: Mapping[str, Any]
        true_map: Mapping[str, Any]
        int_map: Mapping[str, int]
        thing_map: Mapping[str, Silent | SilentDict]
        map_of_maps: Mapping[str, Mapping[str, Sequence[str]]]
        maybe_map: Mapping[str, str | None] | None
        inline_map: Mapping[str, BagInlineMapValue | BagInlineMapValueDict]
        empty: BagEmpty | BagEmptyDict

    class BagInlineMapValueDict(TypedDict):
        """`BagInlineMapValue` as a dictionary."""

        n: int

    class BagEmptyDict(TypedDict):
        """`BagEmpty` as a dictionary."""

else:
    BagDict = dict
    BagInlineMapValueDict = dict
    BagEmptyDict = dict

# Down here, since models refer to each other in circles.
from .closed import Closed, ClosedDict
from .open import Open
from .silent import Silent, SilentDict
from .typed import Typed
