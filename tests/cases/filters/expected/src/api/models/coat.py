"""The schema `Coat`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Coat"]


class Coat(Model, kw_only=True):
    """The schema `Coat`."""

    color: str | Unset = UNSET
