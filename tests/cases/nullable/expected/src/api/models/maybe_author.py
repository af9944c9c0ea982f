"""The schema `MaybeAuthor`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["MaybeAuthor", "MaybeAuthorDict"]


class MaybeAuthor(Model, kw_only=True):
    """The schema `MaybeAuthor`."""

    name: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class MaybeAuthorDict(TypedDict):
        """`MaybeAuthor` as a dictionary."""

        name: str

else:
    MaybeAuthorDict = dict
