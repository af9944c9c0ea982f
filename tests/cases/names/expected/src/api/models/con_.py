"""The schema `CON`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class CON(Model, kw_only=True):
    """The schema `CON`."""

    a: str | Unset = UNSET


class CONDict(TypedDict, total=False):
    """`CON` as a dictionary."""

    a: str
