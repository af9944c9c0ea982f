"""The schema `Expression`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.models.union import union

__all__ = ["Expression", "ExpressionDict"]

if TYPE_CHECKING:
    Expression: TypeAlias = "Literal | Sum"
    """The schema `Expression`."""
    ExpressionDict: TypeAlias = "LiteralDict | SumDict"
    """What may be given for `Expression`."""
else:
    Expression = union(
        "Expression", lambda: (Literal, Sum), tag="op", mapping={"Literal": 0, "Sum": 1}
    )
    ExpressionDict = dict

# Down here, since models refer to each other in circles.
from .literal import Literal, LiteralDict
from .sum import Sum, SumDict
