"""The schema `UserPage`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = [
    "UserPage",
    "UserPageCursor",
    "UserPageCursorDict",
    "UserPageDict",
    "UserPageMeta",
    "UserPageMetaDict",
]


class UserPage(Model, kw_only=True):
    """A page of users."""

    items: list[User]
    first: User | Unset = UNSET
    meta: UserPageMeta | Unset = UNSET
    cursor: UserPageCursor | Unset = UNSET
    next: UserPage | Unset = UNSET


class UserPageMeta(Model, kw_only=True):
    """The `meta` of `UserPage`."""

    total: int | Unset = UNSET


class UserPageCursor(Model, kw_only=True, rename={"from_": "from"}):
    """The `Cursor` of `UserPage`."""

    from_: User | Unset = UNSET
    position: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class UserPageDict(TypedDict):
        """`UserPage` as a dictionary."""

        items: Sequence[User | UserDict]
        first: NotRequired[User | UserDict]
        meta: NotRequired[UserPageMeta | UserPageMetaDict]
        cursor: NotRequired[UserPageCursor | UserPageCursorDict]
        next: NotRequired[UserPage | UserPageDict]

    class UserPageMetaDict(TypedDict, total=False):
        """`UserPageMeta` as a dictionary."""

        total: int

    UserPageCursorDict = TypedDict(
        "UserPageCursorDict", {"from": "User | UserDict", "position": "str"}, total=False
    )
    """`UserPageCursor` as a dictionary."""
else:
    UserPageDict = dict
    UserPageMetaDict = dict
    UserPageCursorDict = dict

# Down here, since models refer to each other in circles.
from .user import User, UserDict
