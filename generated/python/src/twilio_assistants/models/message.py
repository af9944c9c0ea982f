"""The schema `Message`."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Message"]


class Message(Model, kw_only=True):
    """One entry of a conversation's history."""

    id: str | Unset = UNSET
    """The ID of the message."""

    account_sid: str | Unset = UNSET
    """The SID of the account that the message belongs to. Exactly 34 characters."""

    assistant_id: str | Unset = UNSET
    """The ID of the assistant in the conversation."""

    session_id: str | Unset = UNSET
    """The ID of the session that the message belongs to."""

    identity: str | Unset = UNSET
    """The user in the conversation."""

    role: Literal["user", "assistant", "tool", "knowledge"] | str | Unset = UNSET
    """Who or what the message comes from."""

    content: dict[str, Any] | Unset = UNSET
    """What the message says. The keys depend on its role."""

    meta: dict[str, Any] | Unset = UNSET
    """More about the message. The keys depend on its role."""

    date_created: DateTime | Unset = UNSET
    """When the message was created, in GMT."""

    date_updated: DateTime | Unset = UNSET
    """When the message was last changed, in GMT."""
