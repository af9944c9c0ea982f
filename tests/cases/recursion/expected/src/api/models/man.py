"""The schema `Man`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Man(Model, kw_only=True):
    """The schema `Man`."""

    wife: Woman | Unset = UNSET


class ManDict(TypedDict, total=False):
    """`Man` as a dictionary."""

    wife: Woman | WomanDict


# Down here, since models refer to each other in circles.
from .woman import Woman, WomanDict
