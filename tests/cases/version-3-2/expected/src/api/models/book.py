"""The schema `Book`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Book"]


class Book(Model, kw_only=True):
    """The schema `Book`."""

    kind: str | Unset = UNSET
    title: str
