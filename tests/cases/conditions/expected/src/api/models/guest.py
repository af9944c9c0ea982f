"""The schema `Guest`."""

from __future__ import annotations

from typing import Any

from .._runtime.models.open_model import OpenModel
from .._runtime.unset import UNSET, Unset

__all__ = ["Guest"]


class Guest(OpenModel):
    """The schema `Guest`."""

    number: int | Unset = UNSET
    member: Any | Unset = UNSET
