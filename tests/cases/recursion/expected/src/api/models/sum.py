"""The schema `Sum`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from .._runtime.model import Model


class Sum(Model, kw_only=True):
    """The schema `Sum`."""

    op: str
    terms: list[Expression]


class SumDict(TypedDict):
    """`Sum` as a dictionary."""

    op: str
    terms: Sequence[Expression | ExpressionDict]


# Down here, since models refer to each other in circles.
from .expression import Expression, ExpressionDict
