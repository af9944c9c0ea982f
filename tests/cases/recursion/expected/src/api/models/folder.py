"""The schema `Folder`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset


class Folder(Model, kw_only=True):
    """The schema `Folder`."""

    folders: list[Folder] | Unset = UNSET
    by_name: dict[str, Folder] | Unset = UNSET


class FolderDict(TypedDict, total=False):
    """`Folder` as a dictionary."""

    folders: Sequence[Folder | FolderDict]
    by_name: Mapping[str, Folder | FolderDict]
