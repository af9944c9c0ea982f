"""The schema `Third`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Third(Model, kw_only=True):
    """The schema `Third`."""

    n: int


class ThirdDict(TypedDict):
    """`Third` as a dictionary."""

    n: int
