"""The schema `Caller`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["Caller"]


class Caller(Model, kw_only=True):
    """The schema `Caller`."""

    name: str
