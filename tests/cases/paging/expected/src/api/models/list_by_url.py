"""What belongs to the operation `listByUrl` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListByUrlResponse", "ListByUrlResponseMeta"]


class ListByUrlResponseMeta(Model, kw_only=True):
    """The `meta` of `listByUrl.response`."""

    next: str | None | Unset = UNSET


class ListByUrlResponse(Model, kw_only=True):
    """The `response` of `listByUrl`."""

    items: list[Item]
    meta: ListByUrlResponseMeta


# Down here, since models refer to each other in circles.
from .item import Item
