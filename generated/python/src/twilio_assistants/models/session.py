"""The schema `Session`."""

from __future__ import annotations

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Session"]


class Session(Model, kw_only=True):
    """One conversation between a user and an assistant."""

    id: str | Unset = UNSET
    """The ID of the session. It may hold `/` and `:`."""

    account_sid: str | Unset = UNSET
    """The SID of the account that the session belongs to. Exactly 34 characters."""

    assistant_id: str | Unset = UNSET
    """The ID of the assistant that takes part."""

    identity: str | Unset = UNSET
    """The user that takes part, as in their messages."""

    verified: bool | Unset = UNSET
    """Whether the session is verified."""

    date_created: DateTime | Unset = UNSET
    """When the session was created, in GMT."""

    date_updated: DateTime | Unset = UNSET
    """When the session was last changed, in GMT."""
