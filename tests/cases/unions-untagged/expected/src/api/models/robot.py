"""The schema `Robot`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Robot(Model, kw_only=True):
    """The schema `Robot`."""

    name: str
    model: str


class RobotDict(TypedDict):
    """`Robot` as a dictionary."""

    name: str
    model: str
