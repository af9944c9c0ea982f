"""The schema `PET`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class PET(Model, kw_only=True):
    """The schema `PET`."""

    c: str | Unset = UNSET


class PETDict(TypedDict, total=False):
    """`PET` as a dictionary."""

    c: str
