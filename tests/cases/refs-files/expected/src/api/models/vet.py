"""The schema `Vet`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Vet(Model, kw_only=True):
    """The schema `Vet`."""

    name: str | Unset = UNSET


class VetDict(TypedDict, total=False):
    """`Vet` as a dictionary."""

    name: str
