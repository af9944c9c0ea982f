"""The schema `Person`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Person(Model, kw_only=True):
    """The schema `Person`."""

    name: str
    age: int | Unset = UNSET


class PersonDict(TypedDict):
    """`Person` as a dictionary."""

    name: str
    age: NotRequired[int]
