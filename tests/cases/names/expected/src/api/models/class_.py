"""The schema `class`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Class"]


class Class(Model, kw_only=True, rename={"class_": "class"}):
    """The schema `class`."""

    class_: str | Unset = UNSET
