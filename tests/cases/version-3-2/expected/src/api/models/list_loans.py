"""What belongs to the operation `listLoans` alone."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class ListLoansFilter(Model, kw_only=True):
    """The `filter` of `listLoans`."""

    since: date | Unset = UNSET
    open: bool | Unset = UNSET


class ListLoansFilterDict(TypedDict, total=False):
    """`ListLoansFilter` as a dictionary."""

    since: date | str
    open: bool
