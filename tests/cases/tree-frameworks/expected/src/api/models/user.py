"""The schema `User`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["User"]


class User(Model, kw_only=True):
    """The schema `User`."""

    name: str
