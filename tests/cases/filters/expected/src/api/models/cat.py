"""The schema `Cat`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Cat"]


class Cat(Model, kw_only=True):
    """The schema `Cat`."""

    name: str | Unset = UNSET
    coat: Coat | Unset = UNSET


# Down here, since models refer to each other in circles.
from .coat import Coat
