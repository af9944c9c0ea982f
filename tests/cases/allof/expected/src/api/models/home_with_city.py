"""The schema `HomeWithCity`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["HomeWithCity", "HomeWithCityDict"]


class HomeWithCity(Model, kw_only=True):
    """The schema `HomeWithCity`."""

    street: str | Unset = UNSET
    city: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class HomeWithCityDict(TypedDict):
        """`HomeWithCity` as a dictionary."""

        street: NotRequired[str]
        city: str

else:
    HomeWithCityDict = dict
