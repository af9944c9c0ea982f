"""The schema `CountedPage`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "CountedPage",
    "CountedPageCursor",
    "CountedPageCursorDict",
    "CountedPageDict",
    "CountedPageMeta",
    "CountedPageMetaDict",
    "CountedPageNumber",
    "CountedPagePage",
    "CountedPagePageDict",
]


class CountedPage(Model, kw_only=True):
    """The schema `CountedPage`."""

    items: list[int]
    first: int | Unset = UNSET
    meta: CountedPageMeta | Unset = UNSET
    cursor: CountedPageCursor | Unset = UNSET
    next: CountedPagePage | Unset = UNSET
    count: int | Unset = UNSET


class CountedPageMeta(Model, kw_only=True):
    """The `meta` of `CountedPage`."""

    total: int | Unset = UNSET


class CountedPageCursor(Model, kw_only=True, rename={"from_": "from"}):
    """The `Cursor` of `CountedPage`."""

    from_: int | Unset = UNSET
    position: str | Unset = UNSET


class CountedPagePage(Model, kw_only=True):
    """The `Page` of `CountedPage`."""

    items: list[int]
    first: int | Unset = UNSET
    meta: CountedPageMeta | Unset = UNSET
    cursor: CountedPageCursor | Unset = UNSET
    next: CountedPagePage | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class CountedPageDict(TypedDict):
        """`CountedPage` as a dictionary."""

        items: Sequence[int]
        first: NotRequired[int]
        meta: NotRequired[CountedPageMeta | CountedPageMetaDict]
        cursor: NotRequired[CountedPageCursor | CountedPageCursorDict]
        next: NotRequired[CountedPagePage | CountedPagePageDict]
        count: NotRequired[int]

    class CountedPageMetaDict(TypedDict, total=False):
        """`CountedPageMeta` as a dictionary."""

        total: int

    CountedPageCursorDict = TypedDict(
        "CountedPageCursorDict", {"from": "int", "position": "str"}, total=False
    )
    """`CountedPageCursor` as a dictionary."""

    class CountedPagePageDict(TypedDict):
        """`CountedPagePage` as a dictionary."""

        items: Sequence[int]
        first: NotRequired[int]
        meta: NotRequired[CountedPageMeta | CountedPageMetaDict]
        cursor: NotRequired[CountedPageCursor | CountedPageCursorDict]
        next: NotRequired[CountedPagePage | CountedPagePageDict]

else:
    CountedPageDict = dict
    CountedPageMetaDict = dict
    CountedPageCursorDict = dict
    CountedPagePageDict = dict

CountedPageNumber: TypeAlias = int
"""The `number` of `CountedPage`."""
