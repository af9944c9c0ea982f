"""What belongs to the operation `search` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["SearchResponse"]


class SearchResponse(Model, kw_only=True):
    """The `response` of `search`."""

    items: list[Caller]
    next_cursor: str | None | Unset = UNSET


# Down here, since models refer to each other in circles.
from .caller import Caller
