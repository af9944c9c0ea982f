"""The schema `Line`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Line(Model, kw_only=True):
    """The schema `Line`."""

    kind: str
    length: float | Unset = UNSET


class LineDict(TypedDict):
    """`Line` as a dictionary."""

    kind: str
    length: NotRequired[float]
