"""The schema `Unset`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset as _Unset


class Unset(Model, kw_only=True):
    """The schema `Unset`."""

    a: str | _Unset = UNSET


class UnsetDict(TypedDict, total=False):
    """`Unset` as a dictionary."""

    a: str
