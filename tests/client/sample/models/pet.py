"""`Pet`, and the pages of a list of pets."""

from __future__ import annotations

from typing import Literal, TypeAlias

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

PetKind: TypeAlias = Literal["cat", "dog"] | str
"""What it is."""


class Pet(Model, kw_only=True, rename={"type_": "type"}):
    """A pet."""

    id: str
    """Its id."""
    name: str
    kind: PetKind | Unset = UNSET
    born: DateTime | None | Unset = UNSET
    weight: float | Unset = UNSET
    lives: int | Unset = UNSET
    home: Home | Unset = UNSET
    friend: Animal | None | Unset = UNSET
    parents: list[Pet] | Unset = UNSET
    type_: str | Unset = UNSET


class PetMeta(Model, kw_only=True):
    """The position of a page."""

    next_page_url: str | None | Unset = UNSET
    page: int | Unset = UNSET


class PetPage(Model, kw_only=True):
    """One page of pets."""

    pets: list[Pet] | Unset = UNSET
    meta: PetMeta | Unset = UNSET


# Models may refer to each other recursively.
from .animal import Animal
from .home import Home
