"""The schema `Sum`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Sum", "SumDict"]


class Sum(Model, kw_only=True):
    """The schema `Sum`."""

    op: str
    terms: list[Expression]


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SumDict(TypedDict):
        """`Sum` as a dictionary."""

        op: str
        terms: Sequence[Expression | ExpressionDict]

else:
    SumDict = dict

# Down here, since models refer to each other in circles.
from .expression import Expression, ExpressionDict
