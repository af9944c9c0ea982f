"""`Reply` and `Sound`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset


class Reply(Model, kw_only=True):
    """The reply of a pet."""

    status: str
    body: str | None | Unset = UNSET


class Sound(Model, kw_only=True):
    """A sound."""

    text: str
    volume: int | None = None
