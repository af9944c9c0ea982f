"""The schema `AssistantReply`."""

from __future__ import annotations

from typing import Literal

from .._runtime.models.open_model import OpenModel
from .._runtime.unset import UNSET, Unset

__all__ = ["AssistantReply"]


class AssistantReply(
    OpenModel,
    rename={"status": "Status", "session_id": "SessionId", "identity": "Identity", "body": "Body"},
):
    """What is delivered to the `webhook` of a message."""

    status: Literal["Success", "Failed", "Failure"] | str | Unset = UNSET
    """Whether the assistant has replied."""

    session_id: str | Unset = UNSET
    """The session of the message. It may have a prefix before the one that was sent, such as
    `webhook:`.
    """

    identity: str | Unset = UNSET
    """The user that the reply is for, as in the message."""

    body: str | Unset = UNSET
    """What the assistant replied. Absent where it could not."""
