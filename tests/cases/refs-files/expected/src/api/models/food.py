"""The schema `Food`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Food(Model, kw_only=True):
    """The schema `Food`."""

    grams: int | Unset = UNSET


class FoodDict(TypedDict, total=False):
    """`Food` as a dictionary."""

    grams: int
