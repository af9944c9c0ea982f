"""What belongs to the operation `getChapter` alone."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["GetChapterResponse"]


class GetChapterResponse(Model, kw_only=True):
    """The `response` of `getChapter`."""

    words: list[str] | Unset = UNSET
