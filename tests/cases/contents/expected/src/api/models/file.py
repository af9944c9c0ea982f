"""The schema `File`."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

from .._runtime.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["File", "FileDict"]


class File(Model, kw_only=True):
    """The schema `File`."""

    base64: bytes | Unset = UNSET
    image: bytes | Unset = UNSET
    byte: bytes | Unset = UNSET
    base32: str | Unset = UNSET
    quoted: str | Unset = UNSET
    json: str | Unset = UNSET
    html: str | Unset = UNSET
    raw_in_json: str | Unset = UNSET
    list: builtins.list[bytes] | Unset = UNSET


# For type checkers alone: a `TypedDict` takes far longer to make than the class of a model.
if TYPE_CHECKING:

    class FileDict(TypedDict, total=False):
        """`File` as a dictionary."""

        base64: bytes
        image: bytes
        byte: bytes
        base32: str
        quoted: str
        json: str
        html: str
        raw_in_json: str
        list: Sequence[bytes]

else:
    FileDict = dict
