"""What belongs to the shared `Missing`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["MissingResponse"]


class MissingResponse(Model, kw_only=True):
    """The `response` of `Missing`."""

    reason: str | Unset = UNSET
