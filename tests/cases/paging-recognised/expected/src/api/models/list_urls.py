"""What belongs to the operation `listUrls` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListUrlsResponse", "ListUrlsResponseMeta"]


class ListUrlsResponseMeta(Model, kw_only=True):
    """The `meta` of `listUrls.response`."""

    next_page_url: str | None | Unset = UNSET


class ListUrlsResponse(Model, kw_only=True):
    """The `response` of `listUrls`."""

    things: list[Thing] | Unset = UNSET
    meta: ListUrlsResponseMeta | Unset = UNSET


# Down here, since models refer to each other in circles.
from .thing import Thing
