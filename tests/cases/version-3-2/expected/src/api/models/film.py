"""The schema `Film`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Film"]


class Film(Model, kw_only=True):
    """The schema `Film`."""

    kind: str | Unset = UNSET
    minutes: int
