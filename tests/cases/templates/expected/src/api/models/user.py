"""The schema `User`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["User", "UserDict"]


class User(Model, kw_only=True):
    """The schema `User`."""

    name: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UserDict(TypedDict):
        """`User` as a dictionary."""

        name: str

else:
    UserDict = dict
