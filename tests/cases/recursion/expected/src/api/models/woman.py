"""The schema `Woman`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Woman(Model, kw_only=True):
    """The schema `Woman`."""

    husband: Man | Unset = UNSET


class WomanDict(TypedDict, total=False):
    """`Woman` as a dictionary."""

    husband: Man | ManDict


# Down here, since models refer to each other in circles.
from .man import Man, ManDict
