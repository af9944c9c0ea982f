"""What belongs to the operation `listCursors` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListCursorsResponse"]


class ListCursorsResponse(Model, kw_only=True):
    """The `response` of `listCursors`."""

    data: list[Thing] | Unset = UNSET
    next_cursor: str | Unset = UNSET
    has_more: bool | Unset = UNSET


# Down here, since models refer to each other in circles.
from .thing import Thing
