"""The schema `Folder`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Folder", "FolderDict"]


class Folder(Model, kw_only=True):
    """The schema `Folder`."""

    folders: list[Folder] | Unset = UNSET
    by_name: dict[str, Folder] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class FolderDict(TypedDict, total=False):
        """`Folder` as a dictionary."""

        folders: Sequence[Folder | FolderDict]
        by_name: Mapping[str, Folder | FolderDict]

else:
    FolderDict = dict
