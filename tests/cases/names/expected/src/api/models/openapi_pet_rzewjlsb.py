"""The schema `Pet`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Pet(Model, kw_only=True):
    """The schema `Pet`."""

    b: str | Unset = UNSET


class PetDict(TypedDict, total=False):
    """`Pet` as a dictionary."""

    b: str
