"""The schema `Thing`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["Thing"]


class Thing(Model, kw_only=True):
    """The schema `Thing`."""

    id: int
