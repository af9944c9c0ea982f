"""The schema `Settings`, and what it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Settings", "SettingsInput", "SettingsInputDict"]


class Settings(Model, kw_only=True):
    """The schema `Settings`."""

    dark: bool
    changed: DateTime | Unset = UNSET


class SettingsInput(Model, kw_only=True):
    """The schema `Settings`, as it is sent."""

    dark: bool


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SettingsInputDict(TypedDict):
        """`SettingsInput` as a dictionary."""

        dark: bool

else:
    SettingsInputDict = dict
