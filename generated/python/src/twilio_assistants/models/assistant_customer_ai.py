"""The schema `AssistantCustomerAi`."""

from __future__ import annotations

from .._runtime.models.open_model import OpenModel
from .._runtime.unset import UNSET, Unset

__all__ = ["AssistantCustomerAi"]


class AssistantCustomerAi(OpenModel):
    """Which engines of Customer Memory an assistant uses. Empty where they were never set."""

    perception_engine_enabled: bool | Unset = UNSET
    """Whether the assistant writes what it learns to the customer's profile."""

    personalization_engine_enabled: bool | Unset = UNSET
    """Whether the assistant reads the customer's profile to tailor its replies."""
