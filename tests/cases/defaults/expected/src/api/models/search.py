"""The schema `Search`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Search", "SearchDict"]


class Search(Model, kw_only=True):
    """A search"""

    words: str
    """The words."""

    order: Literal["asc", "desc"] | str | Unset = UNSET
    """Default: `"asc"`."""

    fuzzy: bool | Unset = UNSET
    """Whether it may be mistyped. Default: `False`."""

    weights: list[float] | Unset = UNSET
    """Default: `[1, 0.5]`."""

    options: dict[str, str] | Unset = UNSET
    """Default: `{"mode": "fast"}`."""

    nothing: str | None | Unset = UNSET
    required_default: int | Unset = UNSET
    """Default: `3`."""

    quoted: str | Unset = UNSET
    """Default: `'"\\\\\\n\\'\\'\\'\"\"\"'`."""

    dated: date | Unset = UNSET
    """Default: `"2026-01-01"`."""

    old: str | Unset = UNSET
    """Deprecated. Use `words`."""

    external: str | Unset = UNSET
    """More is said elsewhere. See https://defaults.example/docs"""


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SearchDict(TypedDict):
        """`Search` as a dictionary."""

        words: str
        order: NotRequired[Literal["asc", "desc"] | str]
        fuzzy: NotRequired[bool]
        weights: NotRequired[Sequence[float]]
        options: NotRequired[Mapping[str, str]]
        nothing: NotRequired[str | None]
        required_default: NotRequired[int]
        quoted: NotRequired[str]
        dated: NotRequired[date | str]
        old: NotRequired[str]
        external: NotRequired[str]

else:
    SearchDict = dict
