"""The schema `Address`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Address", "AddressDict"]


class Address(Model, kw_only=True):
    """The schema `Address`."""

    street: str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class AddressDict(TypedDict, total=False):
        """`Address` as a dictionary."""

        street: str

else:
    AddressDict = dict
