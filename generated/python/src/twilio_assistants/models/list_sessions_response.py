"""The schema `ListSessionsResponse`."""

from __future__ import annotations

from .._runtime.models.model import Model
from .._runtime.unset import UNSET, Unset

__all__ = ["ListSessionsResponse"]


class ListSessionsResponse(Model, kw_only=True):
    """One page of sessions."""

    sessions: list[Session] | Unset = UNSET
    """The sessions on this page."""

    meta: PageMeta | Unset = UNSET
    """Where this page stands, and the way to the next one."""


# Down here, since models refer to each other in circles.
from .page_meta import PageMeta
from .session import Session
