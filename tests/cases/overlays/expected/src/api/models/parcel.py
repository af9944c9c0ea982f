"""The schema `Parcel`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Parcel"]


class Parcel(Model, kw_only=True):
    """Something on its way."""

    id: str
    weight: float | Unset = UNSET
    """At least 0."""

    size: Size | Unset = UNSET
    inside: Letter | Unset = UNSET


# Down here, since models refer to each other in circles.
from .letter import Letter
from .size import Size
