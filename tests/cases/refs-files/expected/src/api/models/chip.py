"""The schema `Chip`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Chip(Model, kw_only=True):
    """The schema `Chip`."""

    number: int | Unset = UNSET


class ChipDict(TypedDict, total=False):
    """`Chip` as a dictionary."""

    number: int
