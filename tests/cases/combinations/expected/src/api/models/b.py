"""The schema `B`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["B", "BDict"]


class B(Model, kw_only=True):
    """The schema `B`."""

    k: str
    b: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class BDict(TypedDict):
        """`B` as a dictionary."""

        k: str
        b: str

else:
    BDict = dict
