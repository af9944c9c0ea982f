"""The schema `Item`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["Item"]


class Item(Model, kw_only=True):
    """The schema `Item`."""

    id: int
