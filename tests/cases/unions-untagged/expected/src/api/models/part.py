"""The schema `Part`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Part(Model, kw_only=True):
    """The schema `Part`."""

    text: str


class PartDict(TypedDict):
    """`Part` as a dictionary."""

    text: str
