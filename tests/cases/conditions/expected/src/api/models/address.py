"""The schema `Address`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Address", "AddressDict"]


class Address(Model, kw_only=True):
    """The schema `Address`."""

    country: str
    code: int | str | Unset = UNSET
    state: str | Unset = UNSET
    province: Province | Unset = UNSET
    french: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class AddressDict(TypedDict):
        """`Address` as a dictionary."""

        country: str
        code: NotRequired[int | str]
        state: NotRequired[str]
        province: NotRequired[Province]
        french: NotRequired[bool]

else:
    AddressDict = dict

# Down here, since models refer to each other in circles.
from .province import Province
