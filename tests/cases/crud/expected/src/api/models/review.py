"""The schema `Review`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Review"]


class Review(Model, kw_only=True):
    """The schema `Review`."""

    stars: int
    text: str | Unset = UNSET
