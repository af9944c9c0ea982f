"""The schema `Author`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Author(Model, kw_only=True):
    """The schema `Author`."""

    name: str
    born: int | None | Unset = UNSET


class AuthorDict(TypedDict):
    """`Author` as a dictionary."""

    name: str
    born: NotRequired[int | None]
