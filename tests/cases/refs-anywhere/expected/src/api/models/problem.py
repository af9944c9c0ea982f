"""The schema `Problem`."""

from __future__ import annotations

from .._runtime.models.model import Model

__all__ = ["Problem"]


class Problem(Model, kw_only=True):
    """The schema `Problem`."""

    reason: str
