"""The schema `Silent`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Silent(Model, kw_only=True):
    """The schema `Silent`."""

    id: int | Unset = UNSET


class SilentDict(TypedDict, total=False):
    """`Silent` as a dictionary."""

    id: int
