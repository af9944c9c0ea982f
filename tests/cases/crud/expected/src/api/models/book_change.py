"""The schema `BookChange`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["BookChange", "BookChangeDict"]


class BookChange(Model, kw_only=True):
    """The schema `BookChange`."""

    title: str | Unset = UNSET
    genre: Genre | None | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class BookChangeDict(TypedDict, total=False):
        """`BookChange` as a dictionary."""

        title: str
        genre: Genre | None

else:
    BookChangeDict = dict

# Down here, since models refer to each other in circles.
from .genre import Genre
