"""The schema `Page`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Page", "PageCursor", "PageCursorDict", "PageDict", "PageMeta", "PageMetaDict"]


class Page(Model, kw_only=True):
    """The schema `Page`."""

    items: list[Any]
    first: Any | Unset = UNSET
    meta: PageMeta | Unset = UNSET
    cursor: PageCursor | Unset = UNSET
    next: Page | Unset = UNSET


class PageMeta(Model, kw_only=True):
    """The `meta` of `Page`."""

    total: int | Unset = UNSET


class PageCursor(Model, kw_only=True, rename={"from_": "from"}):
    """The `Cursor` of `Page`."""

    from_: Any | Unset = UNSET
    position: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PageDict(TypedDict):
        """`Page` as a dictionary."""

        items: Sequence[Any]
        first: NotRequired[Any]
        meta: NotRequired[PageMeta | PageMetaDict]
        cursor: NotRequired[PageCursor | PageCursorDict]
        next: NotRequired[Page | PageDict]

    class PageMetaDict(TypedDict, total=False):
        """`PageMeta` as a dictionary."""

        total: int

    PageCursorDict = TypedDict("PageCursorDict", {"from": "Any", "position": "str"}, total=False)
    """`PageCursor` as a dictionary."""
else:
    PageDict = dict
    PageMetaDict = dict
    PageCursorDict = dict
