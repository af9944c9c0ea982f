"""The schema `Other`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Other"]


class Other(Model, kw_only=True):
    """The schema `Other`."""

    kind: str | Unset = UNSET
    name: str | Unset = UNSET
