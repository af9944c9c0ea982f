"""The schema `SendMessageResponse`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["SendMessageResponse"]


class SendMessageResponse(Model, kw_only=True):
    """The reply of an assistant, or why there is none."""

    status: Literal["Success", "Failed", "Failure"] | str
    """Whether the assistant has replied."""

    session_id: str
    """The session of the message. Use this one to continue the conversation or to read its history:
    it may differ from the one that was sent, by a prefix such as `webhook:`.
    """

    account_sid: str
    """The SID of the account that sent the message. Exactly 34 characters."""

    body: str | None | Unset = UNSET
    """What the assistant replied, if it did."""

    flagged: bool | None | Unset = UNSET
    """Whether the reply was flagged. Only given where there is a reply."""

    aborted: bool | None | Unset = UNSET
    """Whether the request was aborted."""

    error: str | None | Unset = UNSET
    """What went wrong, if the assistant did not reply."""
