"""The schema `BookChange`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class BookChange(Model, kw_only=True):
    """The schema `BookChange`."""

    title: str | Unset = UNSET
    genre: Genre | None | Unset = UNSET


class BookChangeDict(TypedDict, total=False):
    """`BookChange` as a dictionary."""

    title: str
    genre: Genre | None


# Down here, since models refer to each other in circles.
from .genre import Genre
