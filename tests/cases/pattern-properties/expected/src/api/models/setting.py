"""The schema `Setting`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model

__all__ = ["Setting", "SettingDict"]


class Setting(Model, kw_only=True):
    """The schema `Setting`."""

    value: str


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SettingDict(TypedDict):
        """`Setting` as a dictionary."""

        value: str

else:
    SettingDict = dict
