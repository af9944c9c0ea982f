"""The schema `Problem`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class ProblemObject(Model, kw_only=True):
    """Not the problem of the other file."""

    here: bool | Unset = UNSET


class ProblemObjectDict(TypedDict, total=False):
    """`ProblemObject` as a dictionary."""

    here: bool
