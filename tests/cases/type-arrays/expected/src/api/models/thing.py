"""The schema `Thing`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Thing(Model, kw_only=True):
    """The schema `Thing`."""

    id: int


class ThingDict(TypedDict):
    """`Thing` as a dictionary."""

    id: int
