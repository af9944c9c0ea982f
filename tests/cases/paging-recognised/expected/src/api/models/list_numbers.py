"""What belongs to the operation `listNumbers` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListNumbersResponse"]


class ListNumbersResponse(Model, kw_only=True):
    """The `response` of `listNumbers`."""

    items: list[Thing] | Unset = UNSET
    has_next: bool | Unset = UNSET


# Down here, since models refer to each other in circles.
from .thing import Thing
