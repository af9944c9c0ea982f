"""The schema `PageMeta`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["PageMeta"]


class PageMeta(Model, kw_only=True):
    """Where a page stands in its list. To read on, follow `next_page_url` until it is null."""

    key: str | Unset = UNSET
    """The name of the property that holds the page's items."""

    page: int | Unset = UNSET
    """The index of the page, counted from 0."""

    page_size: int | Unset = UNSET
    """How many items a page holds."""

    url: str | Unset = UNSET
    """The URL of this page."""

    first_page_url: str | Unset = UNSET
    """The URL of the first page."""

    next_page_url: str | None | Unset = UNSET
    """The URL of the next page. Null on the last one."""

    previous_page_url: str | None | Unset = UNSET
    """The URL of the page before. Null on the first one."""
