"""The schema `Open`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel
from .._runtime.unset import UNSET, Unset

__all__ = ["Open"]


class Open(OpenModel, rename={"class_": "class"}):
    """The schema `Open`."""

    id: int
    class_: str | Unset = UNSET
