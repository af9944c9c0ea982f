"""The schema `Knowledge`."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Knowledge"]


class Knowledge(Model, kw_only=True):
    """A knowledge source that an assistant can draw on."""

    id: str
    """The ID of the knowledge source."""

    account_sid: str | Unset = UNSET
    """The SID of the account that the knowledge source belongs to. Exactly 34 characters."""

    name: str
    """The name of the knowledge source."""

    description: str | Unset = UNSET
    """What the knowledge source is about, and when to use it."""

    type: Literal["Web", "Database", "Text", "File"] | str
    """The kind of knowledge source."""

    status: Literal["QUEUED", "PROCESSING", "COMPLETED", "FAILED"] | str | Unset = UNSET
    """How far the processing of the source has come."""

    knowledge_source_details: dict[str, Any] | Unset = UNSET
    """More about the source. The keys depend on its type."""

    embedding_model: str | Unset = UNSET
    """The model that makes the source searchable by meaning."""

    url: str | Unset = UNSET
    """The URL of the knowledge source in this API."""

    date_created: DateTime
    """When the knowledge source was created, in GMT."""

    date_updated: DateTime
    """When the knowledge source was last changed, in GMT."""
