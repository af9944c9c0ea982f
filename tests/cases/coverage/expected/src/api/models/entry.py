"""The schema `Entry`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Entry"]


class Entry(Model, kw_only=True):
    """The schema `Entry`."""

    amount: int | Unset = UNSET
    """At least 0."""

    note: str | Unset = UNSET
    """At most 80 characters."""
