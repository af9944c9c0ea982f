"""The schema `Login`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Login", "LoginDict"]


class Login(Model, kw_only=True):
    """The schema `Login`."""

    name: str
    token: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LoginDict(TypedDict):
        """`Login` as a dictionary."""

        name: str
        token: NotRequired[str]

else:
    LoginDict = dict
