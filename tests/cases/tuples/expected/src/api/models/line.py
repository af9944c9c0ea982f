"""The schema `Line`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Line", "LineDict", "LineOfObjectsItem1", "LineOfObjectsItem1Dict"]


class Line(Model, kw_only=True):
    """The schema `Line`."""

    start: tuple[float, float]
    """Where, as x and y."""

    path: list[tuple[float, float]] | Unset = UNSET
    closed: list[str | int] | Unset = UNSET
    """At most 2 items."""

    typed_rest: list[str | int] | Unset = UNSET
    open: list[Any] | Unset = UNSET
    of_objects: tuple[LineOfObjectsItem1, tuple[float, float]] | Unset = UNSET
    matrix: list[list[float]] | Unset = UNSET
    maybe: tuple[str | None, bool] | None | Unset = UNSET
    untyped: list[Any] | Unset = UNSET
    distinct: list[str] | Unset = UNSET
    """Items are unique."""


class LineOfObjectsItem1(Model, kw_only=True):
    """Item 1 of `Line.of_objects`."""

    a: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LineDict(TypedDict):
        """`Line` as a dictionary."""

        start: tuple[float, float]
        path: NotRequired[Sequence[tuple[float, float]]]
        closed: NotRequired[Sequence[str | int]]
        typed_rest: NotRequired[Sequence[str | int]]
        open: NotRequired[Sequence[Any]]
        of_objects: NotRequired[
            tuple[LineOfObjectsItem1 | LineOfObjectsItem1Dict, tuple[float, float]]
        ]
        matrix: NotRequired[Sequence[Sequence[float]]]
        maybe: NotRequired[tuple[str | None, bool] | None]
        untyped: NotRequired[Sequence[Any]]
        distinct: NotRequired[Sequence[str]]

    class LineOfObjectsItem1Dict(TypedDict):
        """`LineOfObjectsItem1` as a dictionary."""

        a: str

else:
    LineDict = dict
    LineOfObjectsItem1Dict = dict
