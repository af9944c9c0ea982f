"""The schema `Book`."""

from __future__ import annotations

from datetime import date

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Book"]


class Book(Model, kw_only=True):
    """A book that the library has."""

    id: str
    title: str
    author: Author
    genre: Genre | None | Unset = UNSET
    published: date | Unset = UNSET
    added: DateTime
    """When the library got it."""

    copies: int | Unset = UNSET
    """Default: `1`."""


# Down here, since models refer to each other in circles.
from .author import Author
from .genre import Genre
