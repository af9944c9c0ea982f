"""The schema `Login`."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Login(Model, kw_only=True):
    """The schema `Login`."""

    name: str
    token: str | Unset = UNSET


class LoginDict(TypedDict):
    """`Login` as a dictionary."""

    name: str
    token: NotRequired[str]
