"""The schema `User`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["User", "UserDict"]


class User(Model, kw_only=True):
    """The schema `User`."""

    id: str | Unset = UNSET
    name: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UserDict(TypedDict, total=False):
        """`User` as a dictionary."""

        id: str
        name: str

else:
    UserDict = dict
