"""What belongs to the shared `Page`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["PageResponse", "PageResponseDataItem"]


class PageResponseDataItem(Model, kw_only=True):
    """The `item` of `Page.response.data`."""

    id: int | Unset = UNSET


class PageResponse(Model, kw_only=True):
    """The `response` of `Page`."""

    data: list[PageResponseDataItem] | Unset = UNSET
    next: str | None | Unset = UNSET
