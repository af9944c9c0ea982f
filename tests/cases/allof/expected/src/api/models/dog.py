"""The schema `Dog`, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Dog", "DogDict", "DogStricter", "DogStricterDict"]


class Dog(Model, kw_only=True):
    """An animal that barks."""

    id: str
    name: str
    """What it is called."""

    age: int | Unset = UNSET
    """At least 0."""

    sort: Literal["dog"] | Unset = UNSET
    home: HomeWithCity | Unset = UNSET
    notes: str | None | Unset = UNSET
    tags: list[str]
    barks: bool
    owner: Owner | Unset = UNSET
    """Who feeds it."""

    friend: Owner | None | Unset = UNSET
    limited: str | Unset = UNSET
    """2 to 4 characters."""

    stricter: DogStricter | Unset = UNSET
    puppy: Puppy | Unset = UNSET


class DogStricter(Model, kw_only=True):
    """The `stricter` of `Dog`."""

    name: str
    phone: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class DogDict(TypedDict):
        """`Dog` as a dictionary."""

        id: str
        name: str
        age: NotRequired[int]
        sort: NotRequired[Literal["dog"]]
        home: NotRequired[HomeWithCity | HomeWithCityDict]
        notes: NotRequired[str | None]
        tags: Sequence[str]
        barks: bool
        owner: NotRequired[Owner | OwnerDict]
        friend: NotRequired[Owner | OwnerDict | None]
        limited: NotRequired[str]
        stricter: NotRequired[DogStricter | DogStricterDict]
        puppy: NotRequired[Puppy | PuppyDict]

    class DogStricterDict(TypedDict):
        """`DogStricter` as a dictionary."""

        name: str
        phone: str

else:
    DogDict = dict
    DogStricterDict = dict

# Down here, since models refer to each other in circles.
from .home_with_city import HomeWithCity, HomeWithCityDict
from .owner import Owner, OwnerDict
from .puppy import Puppy, PuppyDict
