"""The schema `AssistantWithToolsAndKnowledge`."""

from __future__ import annotations

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["AssistantWithToolsAndKnowledge"]


class AssistantWithToolsAndKnowledge(Model, kw_only=True):
    """An assistant with the tools and the knowledge sources that it works with."""

    id: str
    """The ID of the assistant."""

    account_sid: str
    """The SID of the account that the assistant belongs to. Exactly 34 characters."""

    name: str
    """The name of the assistant."""

    owner: str
    """The person or company that owns the assistant."""

    model: str
    """The language model that the assistant uses by default."""

    personality_prompt: str
    """The instructions that give the assistant its personality."""

    customer_ai: AssistantCustomerAi
    """What the assistant remembers of your customers."""

    url: str | Unset = UNSET
    """The URL of the assistant in this API."""

    date_created: DateTime
    """When the assistant was created, in GMT."""

    date_updated: DateTime
    """When the assistant was last changed, in GMT."""

    knowledge: list[Knowledge]
    """The knowledge sources that the assistant can draw on."""

    tools: list[Tool]
    """The tools that the assistant can call."""


# Down here, since models refer to each other in circles.
from .assistant_customer_ai import AssistantCustomerAi
from .knowledge import Knowledge
from .tool import Tool
