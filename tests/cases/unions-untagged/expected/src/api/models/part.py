"""The schema `Part`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Part", "PartDict"]


class Part(Model, kw_only=True):
    """The schema `Part`."""

    text: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class PartDict(TypedDict):
        """`Part` as a dictionary."""

        text: str

else:
    PartDict = dict
