"""The schema `Square`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Square(Model, kw_only=True):
    """The schema `Square`."""

    kind: str
    side: float


class SquareDict(TypedDict):
    """`Square` as a dictionary."""

    kind: str
    side: float
