"""The schema `Literal`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Literal", "LiteralDict"]


class Literal(Model, kw_only=True):
    """The schema `Literal`."""

    op: str
    value: float


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LiteralDict(TypedDict):
        """`Literal` as a dictionary."""

        op: str
        value: float

else:
    LiteralDict = dict
