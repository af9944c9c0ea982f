"""The schema `User`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["User", "UserInput", "UserInputDict"]


class User(Model, kw_only=True):
    """Who uses it."""

    id: str
    name: str
    address: Address | Unset = UNSET
    friends: list[User] | Unset = UNSET


class UserInput(Model, kw_only=True):
    """Who uses it."""

    name: str
    password: str
    address: Address | Unset = UNSET
    friends: list[UserInput] | Unset = UNSET
    __sensitive__: ClassVar[frozenset[str]] = frozenset(["password"])


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UserInputDict(TypedDict):
        """`UserInput` as a dictionary."""

        name: str
        password: str
        address: NotRequired[Address | AddressDict]
        friends: NotRequired[Sequence[UserInput | UserInputDict]]

else:
    UserInputDict = dict

# Down here, since models refer to each other in circles.
from .address import Address, AddressDict
