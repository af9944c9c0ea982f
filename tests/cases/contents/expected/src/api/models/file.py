"""The schema `File`, and what it is made of."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["File", "FileDict", "FileHistoryContentItem", "FileHistoryContentItemDict"]


class File(Model, kw_only=True):
    """The schema `File`."""

    base64: bytes | Unset = UNSET
    image: bytes | Unset = UNSET
    byte: bytes | Unset = UNSET
    base32: str | Unset = UNSET
    quoted: str | Unset = UNSET
    json: str | Unset = UNSET
    """JSON-encoded: parse it with `from_json(dict[str, Any], ...)`."""

    settings: str | Unset = UNSET
    """How the file is shown. JSON-encoded: parse it with `from_json(Settings, ...)`."""

    history: str | None | Unset = UNSET
    """JSON-encoded: parse it with `from_json(list[FileHistoryContentItem], ...)`."""

    packed: bytes | Unset = UNSET
    """JSON-encoded: parse it with `from_json(Settings, ...)`."""

    html: str | Unset = UNSET
    raw_in_json: str | Unset = UNSET
    list: builtins.list[bytes] | Unset = UNSET


class FileHistoryContentItem(Model, kw_only=True):
    """The `item` of `File.history.content`."""

    at: date | Unset = UNSET


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
        settings: str
        history: str | None
        packed: bytes
        html: str
        raw_in_json: str
        list: Sequence[bytes]

    class FileHistoryContentItemDict(TypedDict, total=False):
        """`FileHistoryContentItem` as a dictionary."""

        at: date | str

else:
    FileDict = dict
    FileHistoryContentItemDict = dict
