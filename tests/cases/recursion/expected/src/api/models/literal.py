"""The schema `Literal`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Literal(Model, kw_only=True):
    """The schema `Literal`."""

    op: str
    value: float


class LiteralDict(TypedDict):
    """`Literal` as a dictionary."""

    op: str
    value: float
