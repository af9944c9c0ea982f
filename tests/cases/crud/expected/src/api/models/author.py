"""The schema `Author`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Author", "AuthorDict"]


class Author(Model, kw_only=True):
    """The schema `Author`."""

    name: str
    born: int | None | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class AuthorDict(TypedDict):
        """`Author` as a dictionary."""

        name: str
        born: NotRequired[int | None]

else:
    AuthorDict = dict
