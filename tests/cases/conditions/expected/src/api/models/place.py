"""The schema `Place`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Place", "PlaceDict"]


class Place(Model, kw_only=True):
    """The schema `Place`."""

    country: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PlaceDict(TypedDict):
        """`Place` as a dictionary."""

        country: str

else:
    PlaceDict = dict
