"""The schema `ListAssistantsResponse`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListAssistantsResponse"]


class ListAssistantsResponse(Model, kw_only=True):
    """One page of assistants."""

    assistants: list[Assistant] | Unset = UNSET
    """The assistants on this page."""

    meta: PageMeta | Unset = UNSET
    """Where this page stands, and the way to the next one."""


# Down here, since models refer to each other in circles.
from .assistant import Assistant
from .page_meta import PageMeta
