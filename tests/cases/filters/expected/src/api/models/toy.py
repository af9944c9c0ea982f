"""The schema `Toy`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Toy"]


class Toy(Model, kw_only=True):
    """The schema `Toy`."""

    name: str | Unset = UNSET
