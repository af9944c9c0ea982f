"""The schema `pet`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class PetObject(Model, kw_only=True):
    """The schema `pet`."""

    a: str | Unset = UNSET


class PetObjectDict(TypedDict, total=False):
    """`PetObject` as a dictionary."""

    a: str
