"""The schema `Rack`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.open_model import OpenModel, extra
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Rack",
    "RackBesideAUnion",
    "RackBesideAUnionA",
    "RackBesideAUnionB",
    "RackBesideAUnionDict",
    "RackDict",
    "RackRest",
    "RackSpokenFor",
    "RackStillOpen",
    "RackWithPatterns",
]


class Rack(Model, kw_only=True):
    """The schema `Rack`."""

    rest: RackRest | Unset = UNSET
    spoken_for: RackSpokenFor | Unset = UNSET
    still_open: RackStillOpen | Unset = UNSET
    beside_a_union: RackBesideAUnion | Unset = UNSET
    with_patterns: RackWithPatterns | Unset = UNSET
    row: list[str | int] | Unset = UNSET
    closed_row: tuple[str, int] | Unset = UNSET
    all_items: list[str] | Unset = UNSET
    contained: list[int | str] | Unset = UNSET
    only_contained: list[str] | Unset = UNSET


class RackRest(OpenModel):
    """The `rest` of `Rack`."""

    a: int | Unset = UNSET
    additional_properties: dict[str, str] = extra()


class RackSpokenFor(OpenModel):
    """The `spoken_for` of `Rack`."""

    n: str | Unset = UNSET
    additional_properties: dict[str, str] = extra()


class RackStillOpen(OpenModel):
    """The `still_open` of `Rack`."""

    n: str | Unset = UNSET


class RackBesideAUnionA(OpenModel):
    """The `a` of `Rack.beside_a_union`."""

    a: int
    additional_properties: dict[str, bool] = extra()


class RackBesideAUnionB(OpenModel):
    """The `b` of `Rack.beside_a_union`."""

    b: str
    additional_properties: dict[str, bool] = extra()


class RackWithPatterns(OpenModel):
    """The `with_patterns` of `Rack`."""

    id: int | Unset = UNSET
    additional_properties: dict[str, str | bool] = extra()


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class RackDict(TypedDict, total=False):
        """`Rack` as a dictionary."""

        rest: RackRest | Mapping[str, Any]
        spoken_for: RackSpokenFor | Mapping[str, Any]
        still_open: RackStillOpen | Mapping[str, Any]
        beside_a_union: RackBesideAUnion | RackBesideAUnionDict
        with_patterns: RackWithPatterns | Mapping[str, Any]
        row: Sequence[str | int]
        closed_row: tuple[str, int]
        all_items: Sequence[str]
        contained: Sequence[int | str]
        only_contained: Sequence[str]

else:
    RackDict = dict

if TYPE_CHECKING:
    RackBesideAUnion: TypeAlias = "RackBesideAUnionA | RackBesideAUnionB"
    """The `beside_a_union` of `Rack`."""
    RackBesideAUnionDict: TypeAlias = "Mapping[str, Any]"
    """What may be given for `RackBesideAUnion`."""
else:
    RackBesideAUnion = union("RackBesideAUnion", lambda: (RackBesideAUnionA, RackBesideAUnionB))
    RackBesideAUnionDict = dict
