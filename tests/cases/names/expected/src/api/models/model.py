"""The schema `Model`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model as _Model
from .._runtime.unset import UNSET, Unset


class Model(_Model, kw_only=True):
    """The schema `Model`."""

    a: str | Unset = UNSET


class ModelDict(TypedDict, total=False):
    """`Model` as a dictionary."""

    a: str
