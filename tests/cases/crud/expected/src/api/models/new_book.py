"""The schema `NewBook`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["NewBook", "NewBookDict"]


class NewBook(Model, kw_only=True):
    """The schema `NewBook`."""

    title: str
    """The title on the cover. Not empty."""

    author: Author
    genre: Genre | Unset = UNSET
    published: date | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class NewBookDict(TypedDict):
        """`NewBook` as a dictionary."""

        title: str
        author: Author | AuthorDict
        genre: NotRequired[Genre]
        published: NotRequired[date | str]

else:
    NewBookDict = dict

# Down here, since models refer to each other in circles.
from .author import Author, AuthorDict
from .genre import Genre
