"""The schema `Problem`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class CommonProblem(Model, kw_only=True):
    """The schema `Problem`."""

    there: bool | Unset = UNSET


class CommonProblemDict(TypedDict, total=False):
    """`CommonProblem` as a dictionary."""

    there: bool
