"""The schema `Message`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Message",
    "MessageDict",
    "MessageLists",
    "MessageNeedsOneOf",
    "MessageNeedsOneOfDict",
    "MessageSender",
    "MessageSenderDict",
    "MessageWithBase",
    "MessageWithBaseDict",
    "MessageWithBaseMail",
    "MessageWithBaseMailDict",
    "MessageWithBasePhone",
    "MessageWithBasePhoneDict",
]


class Message(Model, kw_only=True):
    """The schema `Message`."""

    id: str | int | Unset = UNSET
    content: str | list[Part] | Unset = UNSET
    sender: MessageSender | Unset = UNSET
    text_or_person: str | Person | Unset = UNSET
    lists: MessageLists | Unset = UNSET
    maps: dict[str, int] | bool | Unset = UNSET
    moment_or_text: str | Unset = UNSET
    single: Person | Unset = UNSET
    with_base: MessageWithBase | Unset = UNSET
    needs_one_of: MessageNeedsOneOf | Unset = UNSET
    limited: int | Unset = UNSET
    deep: str | bool | None | Unset = UNSET
    many: list[Person | str | None] | Unset = UNSET


class MessageWithBaseMail(Model, kw_only=True):
    """The `mail` of `Message.with_base`."""

    id: int
    mail: str


class MessageWithBasePhone(Model, kw_only=True):
    """The `phone` of `Message.with_base`."""

    id: int
    phone: str


class MessageNeedsOneOf(Model, kw_only=True):
    """The `needs_one_of` of `Message`.

    Requires at least one of `mail` and `phone`.
    """

    mail: str | Unset = UNSET
    phone: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class MessageDict(TypedDict, total=False):
        """`Message` as a dictionary."""

        id: str | int
        content: str | Sequence[Part | PartDict]
        sender: MessageSender | MessageSenderDict
        text_or_person: str | Person | PersonDict
        lists: Sequence[str] | Sequence[int]
        maps: Mapping[str, int] | bool
        moment_or_text: date | str
        single: Person | PersonDict
        with_base: MessageWithBase | MessageWithBaseDict
        needs_one_of: MessageNeedsOneOf | MessageNeedsOneOfDict
        limited: int
        deep: str | bool | None
        many: Sequence[Person | PersonDict | str | None]

    class MessageWithBaseMailDict(TypedDict):
        """`MessageWithBaseMail` as a dictionary."""

        id: int
        mail: str

    class MessageWithBasePhoneDict(TypedDict):
        """`MessageWithBasePhone` as a dictionary."""

        id: int
        phone: str

    class MessageNeedsOneOfDict(TypedDict, total=False):
        """`MessageNeedsOneOf` as a dictionary."""

        mail: str
        phone: str

else:
    MessageDict = dict
    MessageWithBaseMailDict = dict
    MessageWithBasePhoneDict = dict
    MessageNeedsOneOfDict = dict

if TYPE_CHECKING:
    MessageSender: TypeAlias = "Person | Robot"
    """The `sender` of `Message`."""
    MessageSenderDict: TypeAlias = "PersonDict | RobotDict"
    """What may be given for `MessageSender`."""
else:
    MessageSender = union("MessageSender", lambda: (Person, Robot), native=True)
    MessageSenderDict = dict

if TYPE_CHECKING:
    MessageLists: TypeAlias = "list[str] | list[int]"
    """The `lists` of `Message`."""
else:
    MessageLists = union("MessageLists", lambda: (list[str], list[int]), native=True)

if TYPE_CHECKING:
    MessageWithBase: TypeAlias = "MessageWithBaseMail | MessageWithBasePhone"
    """The `with_base` of `Message`."""
    MessageWithBaseDict: TypeAlias = "MessageWithBaseMailDict | MessageWithBasePhoneDict"
    """What may be given for `MessageWithBase`."""
else:
    MessageWithBase = union(
        "MessageWithBase", lambda: (MessageWithBaseMail, MessageWithBasePhone), native=True
    )
    MessageWithBaseDict = dict

# Down here, since models refer to each other in circles.
from .part import Part, PartDict
from .person import Person, PersonDict
from .robot import Robot, RobotDict
