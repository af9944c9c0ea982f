"""The schema `pet`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Pet"]


class Pet(Model, kw_only=True):
    """The schema `pet`."""

    id: str
    name: str
    friend: Pet | Unset = UNSET
