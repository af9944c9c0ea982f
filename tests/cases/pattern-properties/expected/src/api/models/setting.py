"""The schema `Setting`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.model import Model


class Setting(Model, kw_only=True):
    """The schema `Setting`."""

    value: str


class SettingDict(TypedDict):
    """`Setting` as a dictionary."""

    value: str
