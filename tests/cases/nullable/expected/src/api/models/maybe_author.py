"""The schema `MaybeAuthor`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class MaybeAuthor(Model, kw_only=True):
    """The schema `MaybeAuthor`."""

    name: str


class MaybeAuthorDict(TypedDict):
    """`MaybeAuthor` as a dictionary."""

    name: str
