"""What belongs to the operation `listLoans` alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListLoansFilter", "ListLoansFilterDict"]


class ListLoansFilter(Model, kw_only=True):
    """The `filter` of `listLoans`."""

    since: date | Unset = UNSET
    open: bool | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class ListLoansFilterDict(TypedDict, total=False):
        """`ListLoansFilter` as a dictionary."""

        since: date | str
        open: bool

else:
    ListLoansFilterDict = dict
