"""The schema `Settings`, and what it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from .._runtime.models.model import Model
from .._runtime.models.open_model import OpenModel, extra
from .._runtime.unset import UNSET, Unset

__all__ = ["Settings", "SettingsDict", "SettingsNamed"]


class Settings(Model, kw_only=True):
    """The schema `Settings`."""

    ports: dict[str, str] | Unset = UNSET
    mixed: dict[str, str | int] | Unset = UNSET
    open: dict[str, Any] | Unset = UNSET
    everything: dict[str, Setting] | Unset = UNSET
    named: SettingsNamed | Unset = UNSET
    lower: dict[str, bool] | Unset = UNSET
    known: dict[str, float] | Unset = UNSET


class SettingsNamed(OpenModel):
    """The `named` of `Settings`."""

    main: str
    additional_properties: dict[str, int] = extra()


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class SettingsDict(TypedDict, total=False):
        """`Settings` as a dictionary."""

        ports: Mapping[str, str]
        mixed: Mapping[str, str | int]
        open: Mapping[str, Any]
        everything: Mapping[str, Setting | SettingDict]
        named: SettingsNamed | Mapping[str, Any]
        lower: Mapping[str, bool]
        known: Mapping[str, float]

else:
    SettingsDict = dict

# Down here, since models refer to each other in circles.
from .setting import Setting, SettingDict
