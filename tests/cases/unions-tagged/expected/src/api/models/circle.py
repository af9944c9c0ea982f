"""The schema `Circle`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Circle(Model, kw_only=True):
    """The schema `Circle`."""

    kind: str
    radius: float


class CircleDict(TypedDict):
    """`Circle` as a dictionary."""

    kind: str
    radius: float
