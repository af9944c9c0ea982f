"""What belongs to the operation `listTokens` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListTokensResponse"]


class ListTokensResponse(Model, kw_only=True, rename={"next_page_token": "nextPageToken"}):
    """The `response` of `listTokens`."""

    results: list[Thing] | Unset = UNSET
    next_page_token: str | Unset = UNSET


# Down here, since models refer to each other in circles.
from .thing import Thing
