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
    kind: PetKind | None = None
    born: DateTime | None | Unset = UNSET
    weight: float | None = None
    lives: int | None = None
    home: Home | None = None
    friend: Animal | None | Unset = UNSET
    parents: list[Pet] | None = None
    type_: str | None = None


class PetMeta(Model, kw_only=True):
    """The position of a page."""

    next_page_url: str | None | Unset = UNSET
    page: int | None = None


class PetPage(Model, kw_only=True):
    """One page of pets."""

    pets: list[Pet] | None = None
    meta: PetMeta | None = None


# Models may refer to each other recursively.
from .animal import Animal
from .home import Home
