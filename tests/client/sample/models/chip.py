"""`Chip`."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.models.model import Model


class Chip(Model, kw_only=True):
    """How it is found again."""

    __sensitive__: ClassVar[frozenset[str]] = frozenset({"code"})

    maker: str | None = None
    code: str | None = None
