"""The schema `Tool`."""

from __future__ import annotations

from typing import Any, Literal

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Tool"]


class Tool(Model, kw_only=True):
    """A tool that an assistant can call to find something out or to get it done."""

    id: str
    """The ID of the tool."""

    account_sid: str | Unset = UNSET
    """The SID of the account that the tool belongs to. Exactly 34 characters."""

    name: str
    """The name of the tool."""

    description: str
    """What the tool does, and when to call it."""

    type: Literal["WEBHOOK"] | str
    """The kind of tool."""

    enabled: bool
    """Whether the assistant may call the tool."""

    requires_auth: bool
    """Whether the tool asks for authentication."""

    meta: dict[str, Any]
    """How the tool is called, usually as `method`, `url` and `input_schema`."""

    url: str | Unset = UNSET
    """The URL of the tool in this API."""

    date_created: DateTime
    """When the tool was created, in GMT."""

    date_updated: DateTime
    """When the tool was last changed, in GMT."""
