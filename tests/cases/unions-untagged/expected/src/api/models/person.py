"""The schema `Person`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Person", "PersonDict"]


class Person(Model, kw_only=True):
    """The schema `Person`."""

    name: str
    age: int | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PersonDict(TypedDict):
        """`Person` as a dictionary."""

        name: str
        age: NotRequired[int]

else:
    PersonDict = dict
