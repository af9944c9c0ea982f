"""The schema `Ünï`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Ünï(Model, kw_only=True):
    """The schema `Ünï`."""

    u: int | Unset = UNSET


class ÜnïDict(TypedDict, total=False):
    """`Ünï` as a dictionary."""

    u: int
