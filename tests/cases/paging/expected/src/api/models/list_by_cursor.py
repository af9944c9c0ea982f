"""What belongs to the operation `listByCursor` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListByCursorResponse"]


class ListByCursorResponse(Model, kw_only=True):
    """The `response` of `listByCursor`."""

    data: list[Item] | Unset = UNSET
    cursor: str | Unset = UNSET


# Down here, since models refer to each other in circles.
from .item import Item
