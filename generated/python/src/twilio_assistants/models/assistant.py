"""The schema `Assistant`."""

from __future__ import annotations

from .._runtime.models.model import DateTime, Model
from .._runtime.unset import UNSET, Unset

__all__ = ["Assistant"]


class Assistant(Model, kw_only=True):
    """An assistant and its settings."""

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


# Down here, since models refer to each other in circles.
from .assistant_customer_ai import AssistantCustomerAi
