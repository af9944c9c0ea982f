"""The schema `Caller`."""

from __future__ import annotations

from .._runtime.model import Model


class Caller(Model, kw_only=True):
    """The schema `Caller`."""

    name: str
