"""The schema `Receipt`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["Receipt"]


class Receipt(Model, kw_only=True):
    """The schema `Receipt`."""

    id: str
