"""The schema `HomeWithCity`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class HomeWithCity(Model, kw_only=True):
    """The schema `HomeWithCity`."""

    street: str | Unset = UNSET
    city: str


class HomeWithCityDict(TypedDict):
    """`HomeWithCity` as a dictionary."""

    street: NotRequired[str]
    city: str
