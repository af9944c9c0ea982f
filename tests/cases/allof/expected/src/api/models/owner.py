"""The schema `Owner`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Owner(Model, kw_only=True):
    """The schema `Owner`."""

    name: str
    phone: str | Unset = UNSET


class OwnerDict(TypedDict):
    """`Owner` as a dictionary."""

    name: str
    phone: NotRequired[str]
