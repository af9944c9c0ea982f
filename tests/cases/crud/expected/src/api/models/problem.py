"""The schema `Problem`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Problem"]


class Problem(Model, kw_only=True):
    """The schema `Problem`."""

    title: str | Unset = UNSET
    detail: str | Unset = UNSET
