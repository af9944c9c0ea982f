"""The schema `OldSearch`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["OldSearch"]


class OldSearch(Model, kw_only=True):
    """What it was before.

    Deprecated: the API may drop it.
    """

    words: str | Unset = UNSET
