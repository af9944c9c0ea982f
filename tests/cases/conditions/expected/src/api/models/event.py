"""The schema `Event`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.union import union
from .._runtime.unset import UNSET, Unset

__all__ = [
    "Event",
    "EventData",
    "EventDataDict",
    "EventDataPaid",
    "EventDataPaidDict",
    "EventDataSent",
    "EventDataSentDict",
    "EventDict",
]


class Event(Model, kw_only=True):
    """The schema `Event`."""

    kind: Literal["paid", "sent", "lost"] | str
    data: EventData | Unset = UNSET


class EventDataPaid(Model, kw_only=True):
    """The `paid` of `Event.data`."""

    sum: int


class EventDataSent(Model, kw_only=True):
    """The `sent` of `Event.data`."""

    to: Place


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class EventDict(TypedDict):
        """`Event` as a dictionary."""

        kind: Literal["paid", "sent", "lost"] | str
        data: NotRequired[EventData | EventDataDict]

    class EventDataPaidDict(TypedDict):
        """`EventDataPaid` as a dictionary."""

        sum: int

    class EventDataSentDict(TypedDict):
        """`EventDataSent` as a dictionary."""

        to: Place | PlaceDict

else:
    EventDict = dict
    EventDataPaidDict = dict
    EventDataSentDict = dict

if TYPE_CHECKING:
    EventData: TypeAlias = "EventDataPaid | EventDataSent | Place"
    """The `data` of `Event`."""
    EventDataDict: TypeAlias = "EventDataPaidDict | EventDataSentDict | PlaceDict"
    """What may be given for `EventData`."""
else:
    EventData = union("EventData", lambda: (EventDataPaid, EventDataSent, Place), native=True)
    EventDataDict = dict

# Down here, since models refer to each other in circles.
from .place import Place, PlaceDict
