"""The schema `Literal`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal as _Literal, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Literal", "LiteralDict"]


class Literal(Model, kw_only=True):
    """The schema `Literal`."""

    kind: _Literal["a", "b"] | str | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class LiteralDict(TypedDict, total=False):
        """`Literal` as a dictionary."""

        kind: _Literal["a", "b"] | str

else:
    LiteralDict = dict
