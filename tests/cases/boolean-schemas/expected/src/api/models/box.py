"""The schema `Box`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Box", "BoxDict"]


class Box(Model, kw_only=True):
    """The schema `Box`."""

    anything: Any
    empty: Any | Unset = UNSET
    described: Any | Unset = UNSET
    """Any value at all."""

    named: Any | Unset = UNSET
    named_empty: Any | Unset = UNSET
    list: builtins.list[Any] | Unset = UNSET
    none: builtins.list[Any] | Unset = UNSET
    """At most 0 items."""

    map: dict[str, Any] | Unset = UNSET
    anything_but: Any | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class BoxDict(TypedDict):
        """`Box` as a dictionary."""

        anything: Any
        empty: NotRequired[Any]
        described: NotRequired[Any]
        named: NotRequired[Any]
        named_empty: NotRequired[Any]
        list: NotRequired[Sequence[Any]]
        none: NotRequired[Sequence[Any]]
        map: NotRequired[Mapping[str, Any]]
        anything_but: NotRequired[Any]

else:
    BoxDict = dict
