"""The schema `User`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["User", "UserDict", "UserNick", "UserNickDict"]


class User(Model, kw_only=True):
    """The schema `User`."""

    id: str
    region: ABC | Unset = UNSET
    space: WithSpace | Unset = UNSET
    deep: WithSpaceDeep | Unset = UNSET
    accented: Ünï | Unset = UNSET
    chain: Third | Unset = UNSET
    own: UserNick | Unset = UNSET
    nick: UserNick | Unset = UNSET
    manager: User | Unset = UNSET


class UserNick(Model, kw_only=True):
    """The `nick` of `User`."""

    short: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UserDict(TypedDict):
        """`User` as a dictionary."""

        id: str
        region: NotRequired[ABC]
        space: NotRequired[WithSpace | WithSpaceDict]
        deep: NotRequired[WithSpaceDeep | WithSpaceDeepDict]
        accented: NotRequired[Ünï | ÜnïDict]
        chain: NotRequired[Third | ThirdDict]
        own: NotRequired[UserNick | UserNickDict]
        nick: NotRequired[UserNick | UserNickDict]
        manager: NotRequired[User | UserDict]

    class UserNickDict(TypedDict, total=False):
        """`UserNick` as a dictionary."""

        short: str

else:
    UserDict = dict
    UserNickDict = dict

# Down here, since models refer to each other in circles.
from .a_b_c import ABC
from .third import Third, ThirdDict
from .with_space import WithSpace, WithSpaceDeep, WithSpaceDeepDict, WithSpaceDict
from .ünï import Ünï, ÜnïDict
