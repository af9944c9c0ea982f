"""The schema `Author`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Author(Model, kw_only=True):
    """The schema `Author`."""

    name: str


class AuthorDict(TypedDict):
    """`Author` as a dictionary."""

    name: str
