"""The schema `Address`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Address(Model, kw_only=True):
    """The schema `Address`."""

    street: str | Unset = UNSET


class AddressDict(TypedDict, total=False):
    """`Address` as a dictionary."""

    street: str
