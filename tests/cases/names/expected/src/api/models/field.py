"""The schema `Field`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any as _Any, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Field", "FieldDict"]


class Field(Model, kw_only=True):
    """The schema `Field`."""

    Any: str | Unset = UNSET
    any: _Any | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class FieldDict(TypedDict, total=False):
        """`Field` as a dictionary."""

        Any: str
        any: _Any

else:
    FieldDict = dict
