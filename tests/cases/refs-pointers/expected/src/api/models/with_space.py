"""The schema `with space`, and what it is made of."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class WithSpace(Model, kw_only=True):
    """The schema `with space`."""

    deep: WithSpaceDeep | Unset = UNSET


class WithSpaceDict(TypedDict, total=False):
    """`WithSpace` as a dictionary."""

    deep: WithSpaceDeep | WithSpaceDeepDict


class WithSpaceDeep(Model, kw_only=True):
    """The `deep` of `with space`."""

    n: int | Unset = UNSET


class WithSpaceDeepDict(TypedDict, total=False):
    """`WithSpaceDeep` as a dictionary."""

    n: int
