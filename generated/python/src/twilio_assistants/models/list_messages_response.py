"""The schema `ListMessagesResponse`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListMessagesResponse"]


class ListMessagesResponse(Model, kw_only=True):
    """One page of messages."""

    messages: list[Message] | Unset = UNSET
    """The messages on this page."""

    meta: PageMeta | Unset = UNSET
    """Where this page stands, and the way to the next one."""


# Down here, since models refer to each other in circles.
from .message import Message
from .page_meta import PageMeta
