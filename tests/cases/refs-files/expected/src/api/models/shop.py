"""The schema `shop`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Shop"]


class Shop(Model, kw_only=True):
    """The schema `shop`."""

    name: str
    best: Pet | Unset = UNSET


# Down here, since models refer to each other in circles.
from .pet import Pet
