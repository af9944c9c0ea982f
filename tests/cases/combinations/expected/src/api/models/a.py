"""The schema `A`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["A", "ADict"]


class A(Model, kw_only=True):
    """The schema `A`."""

    k: str
    a: int


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ADict(TypedDict):
        """`A` as a dictionary."""

        k: str
        a: int

else:
    ADict = dict
