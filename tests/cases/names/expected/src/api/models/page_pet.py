"""The schema `Page[Pet]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class PagePet(Model, kw_only=True):
    """The schema `Page[Pet]`."""

    items: list[Pet] | Unset = UNSET


class PagePetDict(TypedDict, total=False):
    """`PagePet` as a dictionary."""

    items: Sequence[Pet | PetDict]


# Down here, since models refer to each other in circles.
from .openapi_pet_rzewjlsb import Pet, PetDict
