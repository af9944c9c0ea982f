"""The schema `Team`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Team",
    "TeamAnyOfUs",
    "TeamAnyOfUsInput",
    "TeamAnyOfUsInputDict",
    "TeamInput",
    "TeamInputDict",
]


class Team(Model, kw_only=True):
    """The schema `Team`."""

    lead: User
    members: dict[str, User] | Unset = UNSET
    any_of_us: TeamAnyOfUs | Unset = UNSET


class TeamInput(Model, kw_only=True):
    """The schema `Team`, as it is sent."""

    lead: UserInput
    members: dict[str, UserInput] | Unset = UNSET
    any_of_us: TeamAnyOfUsInput | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class TeamInputDict(TypedDict):
        """`TeamInput` as a dictionary."""

        lead: UserInput | UserInputDict
        members: NotRequired[Mapping[str, UserInput | UserInputDict]]
        any_of_us: NotRequired[TeamAnyOfUsInput | TeamAnyOfUsInputDict]

else:
    TeamInputDict = dict

if TYPE_CHECKING:
    TeamAnyOfUs: TypeAlias = "User | Address"
    """The `any_of_us` of `Team`."""
else:
    TeamAnyOfUs = union("TeamAnyOfUs", lambda: (User, Address), native=True)

if TYPE_CHECKING:
    TeamAnyOfUsInput: TypeAlias = "UserInput | Address"
    """The `any_of_us` of `Team`, as it is sent."""
    TeamAnyOfUsInputDict: TypeAlias = "UserInputDict | AddressDict"
    """What may be given for `TeamAnyOfUsInput`."""
else:
    TeamAnyOfUsInput = union("TeamAnyOfUsInput", lambda: (UserInput, Address), native=True)
    TeamAnyOfUsInputDict = dict

# Down here, since models refer to each other in circles.
from .address import Address, AddressDict
from .user import User, UserInput, UserInputDict
